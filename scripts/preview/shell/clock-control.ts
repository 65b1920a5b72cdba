import { element } from '../runtime/element';
import { wallClock, wallClockAt } from '../runtime/wall-clock';
import { icon } from './icon';
import { oneMonthAfter } from './one-month-after';
import type { Say } from './words';

const hourMs = 3_600_000;

/** While a year is being typed, the field holds years such as 0002: those are not meant. */
const firstDay = '2000-01-01';

interface CloudClock {
  now: number;
  offset: number;
}

/** The cloud's clock, which the phones follow: shows it and moves it. */
export class ClockControl {
  readonly root = element('div', { class: 'clock', role: 'group' });
  private offsetMs = 0;
  private readonly time = element('time', {});
  private readonly day = element('input', { type: 'date', min: firstDay, change: () => void this.moveToDay() });
  private readonly reset = element('button', { click: () => void this.move({ reset: true }) });

  /** @param onMoved is told the new offset, also at the start. */
  constructor(
    private say: Say,
    private readonly onMoved: (offsetMs: number) => void,
  ) {
    this.paint();
    setInterval(() => {
      this.tick();
    }, 1000);
  }

  setLanguage(say: Say): void {
    this.say = say;
    this.paint();
  }

  async refresh(): Promise<void> {
    const response = await fetch('/cloud/local/clock').catch(() => undefined);
    if (response?.ok === true) this.follow(((await response.json()) as CloudClock).offset);
    else this.time.textContent = this.say('offline');
  }

  follow(offsetMs: number): void {
    this.offsetMs = offsetMs;
    this.tick();
    this.onMoved(offsetMs);
  }

  private async move(to: { advanceMs: number } | { now: number } | { reset: true }): Promise<void> {
    const response = await fetch('/cloud/local/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(to),
    });
    if (response.ok) this.follow(((await response.json()) as CloudClock).offset);
  }

  private async moveToDay(): Promise<void> {
    if (this.day.validity.valid && this.day.value !== '')
      await this.move({ now: wallClockAt(this.day.value, wallClock(this.now()).time) });
  }

  private paint(): void {
    const { say } = this;
    this.day.setAttribute('aria-label', say('toDate'));
    this.day.title = say('toDate');
    const step = (word: 'hour' | 'day' | 'month', to: () => { advanceMs: number } | { now: number }): HTMLElement =>
      element('button', { click: () => void this.move(to()) }, say(word));
    this.reset.textContent = say('realTime');
    this.root.setAttribute('aria-label', say('clock'));
    this.root.replaceChildren(
      icon('clock'),
      this.day,
      this.time,
      step('hour', () => ({ advanceMs: hourMs })),
      step('day', () => ({ advanceMs: 24 * hourMs })),
      step('month', () => ({ now: oneMonthAfter(this.now()).getTime() })),
      this.reset,
    );
    this.tick();
  }

  private now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  private tick(): void {
    const now = this.now();
    const moved = Math.abs(this.offsetMs) > 1000;
    if (document.activeElement !== this.day) this.day.value = wallClock(now).day;
    this.time.textContent = wallClock(now).time;
    this.time.dateTime = now.toISOString();
    this.time.title = moved ? this.say('moved') : '';
    this.root.classList.toggle('moved', moved);
    this.reset.disabled = !moved;
  }
}
