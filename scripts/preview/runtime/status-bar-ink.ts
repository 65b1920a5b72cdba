import type { StatusBar } from './native-ui/status-bar';
import type { Phone } from './phone';

const samplePoint = { x: 40, y: 20 };

/** Status bar type in dark or light, whichever can be read on what the page shows under it. */
export function followStatusBarInk(phone: Phone, statusBar: StatusBar): void {
  const look = (): void => {
    requestAnimationFrame(() => {
      statusBar.setInk(luminanceAt(samplePoint.x, samplePoint.y) > 0.45 ? 'dark' : 'light');
    });
  };
  phone.on('pageShow', look);
  phone.on('pageReady', look);
  phone.on('themeChange', look);
  look();
}

/** Of the first opaque background under the point, 0 black to 1 white. */
function luminanceAt(x: number, y: number): number {
  for (const under of document.elementsFromPoint(x, y)) {
    const [red, green, blue, alpha] = (/\d[\d., ]*/.exec(getComputedStyle(under).backgroundColor)?.[0] ?? '')
      .split(',')
      .map(Number);
    if (red === undefined || green === undefined || blue === undefined || alpha === 0) continue;
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  }
  return 1;
}
