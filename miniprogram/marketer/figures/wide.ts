/** From here on a window is a desk's and not a hand's. Style sheets ask the same with `@media (min-width: 600px)`. */
const narrowestDesk = 600;
const phoneWidth = 375;

/**
 * How much a page is shrunk in a window of this width so that its type is as large as on a phone. `rulerWidth` is what 750rpx
 * measure there: rpx grows with the window, and a phone's page would be drawn several times too large.
 */
export function zoomFor(windowWidth: number, rulerWidth: number): number {
  if (windowWidth < narrowestDesk || rulerWidth <= phoneWidth) return 1;
  return Math.round((phoneWidth / rulerWidth) * 1000) / 1000;
}
