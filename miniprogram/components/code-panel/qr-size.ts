/** Modules on a side of a QR code that holds 14 digits (version 1). */
const modules = 21;

/** On a tablet or a desktop a larger code would be harder to scan, not easier. */
const widestWindow = 480;

/** The code's size in px: at least three fifths of a phone's width, and a whole number of px to a module. */
export function qrSize(windowWidth: number): number {
  return Math.ceil((Math.min(windowWidth, widestWindow) * 0.6) / modules) * modules;
}
