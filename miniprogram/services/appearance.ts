/** How large a reader may set type before the layout stops following: the screens are checked up to here. */
const largestScale = 1.4;

/** The reader's font size setting as the factor that every type size is multiplied with. */
export function typeScale(fontSizeScaleFactor: number | undefined): number {
  return Math.min(Math.max(fontSizeScaleFactor ?? 1, 1), largestScale);
}

/** What every page hands to `<page-meta page-style="{{pageStyle}}" />`, its first node. WeChat restarts when the setting changes. */
export function pageStyle(): string {
  return `--scale: ${typeScale(wx.getAppBaseInfo().fontSizeScaleFactor)}`;
}
