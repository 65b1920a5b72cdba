/** Modules on a side of a QR code that holds 14 digits (version 1). */
const modules = 21;

/** The code's size in px: at least three fifths of the window's width, and a whole number of px to a module. */
export function qrSize(windowWidth: number): number {
  return Math.ceil((windowWidth * 0.6) / modules) * modules;
}
