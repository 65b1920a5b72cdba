const shanghaiOffsetMs = 8 * 3_600_000;

/** Where the shops and the phones are: a phone's clock agrees with the hours and days that its pages show, wherever the browser is. */
export function wallClock(at: Date): { day: string; time: string } {
  const there = new Date(at.getTime() + shanghaiOffsetMs).toISOString();
  return { day: there.slice(0, 10), time: there.slice(11, 16) };
}

/** The instant at which that clock shows this day (`2026-11-22`) and time (`09:30`). */
export function wallClockAt(day: string, time: string): number {
  return new Date(`${day}T${time}+08:00`).getTime();
}
