/** Felt in the hand when something is done; a device that cannot do it stays still. */
export function buzz(): void {
  wx.vibrateShort({ type: 'medium', fail: () => undefined });
}

/** Felt, and longer, when a key could not be taken: nobody looks at the screen while typing. */
export function buzzRefused(): void {
  wx.vibrateLong({ fail: () => undefined });
}
