/**
 * Code 128 (ISO/IEC 15417) for digits: set C carries two digits in one symbol, so 14 digits take 112 modules. A single
 * last digit is written in set B.
 */

/** Widths of bars and spaces in turn, for symbol values 0 to 105; the stop symbol has a seventh, final bar. */
const symbols =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221' +
  '223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321' +
  '112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131' +
  '311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114' +
  '122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141' +
  '214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232';
const stop = '2331112';

const startB = 104;
const startC = 105;
const toB = 100;

/** The symbol values for digits, without check digit and stop. */
function valuesOf(digits: string): number[] {
  const pairs = digits.match(/\d\d/g) ?? [];
  const last = digits.length % 2 === 1 ? Number(digits.slice(-1)) : undefined;
  if (last === undefined) return [startC, ...pairs.map(Number)];
  // In set B a digit's value is its distance from the space.
  const lastInB = last + 16;
  return pairs.length === 0 ? [startB, lastInB] : [startC, ...pairs.map(Number), toB, lastInB];
}

/** Start symbol plus each value times its place, modulo 103. */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value, place) => sum + value * Math.max(place, 1), 0) % 103;
}

/**
 * Encodes digits as the widths, in modules, of bars and spaces in turn; the first is a bar. The quiet zone of ten modules
 * on either side is the drawer's to leave.
 */
export function code128(digits: string): number[] {
  if (!/^\d+$/.test(digits)) throw new RangeError(`code128 writes digits only, not ${digits}`);
  const values = valuesOf(digits);
  const patterns = [...values, checkOf(values)].map((value) => symbols.slice(value * 6, value * 6 + 6));
  return Array.from(patterns.join('') + stop, Number);
}
