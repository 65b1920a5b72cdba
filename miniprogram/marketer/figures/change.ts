/** How a figure moved against the year before, in whole units of a tenth: of a percent, or of a percentage point. */
export interface Change {
  tenths: number;
  direction: 'up' | 'down' | 'same';
}

function changeOf(tenths: number): Change {
  return { tenths, direction: tenths > 0 ? 'up' : tenths < 0 ? 'down' : 'same' };
}

/** Relative change in tenths of a percent; null when there is nothing to compare with. */
export function relativeChange(value: number, previous: number): Change | null {
  return previous === 0 ? null : changeOf(Math.round(((value - previous) * 1000) / previous));
}

/** Difference of two shares, given per mille, in tenths of a percentage point. */
export function shareChange(value: number, previous: number): Change {
  return changeOf(value - previous);
}

/** 384 tenths as `38.4`, with a true minus and, on request, a plus. */
export function inTenths(tenths: number, sign = false): string {
  const absolute = Math.abs(tenths);
  const digits = `${String(Math.floor(absolute / 10)).replace(/\B(?=(\d{3})+$)/g, ',')}.${String(absolute % 10)}`;
  if (tenths < 0) return `\u2212${digits}`;
  return sign && tenths > 0 ? `+${digits}` : digits;
}
