/** Felt in the hand when something is done; a device that cannot do it stays still. */
export function buzz(): void {
  wx.vibrateShort({ type: 'medium', fail: () => undefined });
}
