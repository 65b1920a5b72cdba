/** After the next layout; also when the phone is out of sight, where browsers give no frames. */
export function afterFrame(callback: () => void): void {
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    callback();
  };
  requestAnimationFrame(once);
  window.setTimeout(once, 60);
}
