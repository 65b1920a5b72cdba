/** The brightness that the reader had chosen, while the screen is brighter than that. */
let usual: number | undefined;
/** Changes one after another: leaving at once must not be overtaken by the arrival's brightening. */
let queue = Promise.resolve();

/** Makes the screen bright and keeps it on, so that a scanner can read it. */
export function brightenScreen(): Promise<void> {
  return next(async () => {
    const { value } = await wx.getScreenBrightness();
    usual ??= value;
    await wx.setScreenBrightness({ value: 1 });
    await wx.setKeepScreenOn({ keepScreenOn: true });
  });
}

/** Back to the brightness that the reader had chosen. Safe to call when nothing was changed. */
export function restoreScreen(): Promise<void> {
  return next(async () => {
    if (usual === undefined) return;
    const value = usual;
    usual = undefined;
    await wx.setScreenBrightness({ value });
    await wx.setKeepScreenOn({ keepScreenOn: false });
  });
}

/** A phone that forbids a change still shows its code, only less bright: failures are let go. */
function next(change: () => Promise<void>): Promise<void> {
  queue = queue.then(change).catch(() => undefined);
  return queue;
}
