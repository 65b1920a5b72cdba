/** As for the QR code: a desktop window does not make the code wider. */
const widestWindow = 480;

/** The width given to a bar code, as a share of the window's: 560 of 750 rpx. */
const share = 560 / 750;

/** Where the bars of a code stand, in device pixels: the widest whole module that fits. */
export interface Bars {
  width: number;
  bars: { x: number; width: number }[];
}

/** Lays widths of bars and spaces in turn, in modules, out on a screen. */
export function barsFor(widths: readonly number[], windowWidth: number, pixelRatio: number): Bars {
  const modules = widths.reduce((sum, each) => sum + each, 0);
  const module = Math.max(1, Math.floor((Math.min(windowWidth, widestWindow) * share * pixelRatio) / modules));
  const bars: Bars['bars'] = [];
  let x = 0;
  widths.forEach((each, index) => {
    const width = each * module;
    if (index % 2 === 0) bars.push({ x, width });
    x += width;
  });
  return { width: x, bars };
}
