/** From here on a window is a desk's and not a hand's. */
const widestPhone = 600;
const phoneWidth = 375;

/**
 * rpx grows with the window, so on a PC a phone's page would be drawn three times as large. This shrinks it to the size
 * that it has on a phone, and the room that is won is used for columns.
 */
export function zoomFor(windowWidth: number): number {
  return windowWidth < widestPhone ? 1 : Math.round((phoneWidth / windowWidth) * 1000) / 1000;
}

/** What a page's outermost view is drawn with, and whether there is room for columns. */
export function sheetOf(windowWidth: number): { style: string; wide: boolean } {
  const zoom = zoomFor(windowWidth);
  return { style: zoom === 1 ? '' : `zoom: ${String(zoom)}`, wide: zoom !== 1 };
}
