import { element } from '../dom/element';
import { icon } from './icon';
import type { Say } from './words';

const hourMs = 3_600_000;

interface CloudClock {
  now: number;
  offset: number;
}

/** The cloud's clock, which the phones follow: shows it and moves it. */
export class ClockControl {
  readonly root = element('div', { class: 'clock', role: 'group' });
  private offsetMs = 0;
  private readonly time = element('time', {});
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

  private paint(): void {
    const { say } = this;
    const day = element('input', { type: 'date', 'aria-label': say('toDate'), title: say('toDate') });
    day.addEventListener('change', () => {
      if (day.value !== '') void this.move({ now: sameTimeOn(day.value, this.now()) });
    });
    const step = (word: 'hour' | 'day' | 'month', to: () => { advanceMs: number } | { now: number }): HTMLElement =>
      element('button', { click: () => void this.move(to()) }, say(word));
    this.reset.textContent = say('realTime');
    this.root.setAttribute('aria-label', say('clock'));
    this.root.replaceChildren(
      icon('clock'),
      this.time,
      step('hour', () => ({ advanceMs: hourMs })),
      step('day', () => ({ advanceMs: 24 * hourMs })),
      step('month', () => ({ now: oneMonthAfter(this.now()).getTime() })),
      day,
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
    this.time.textContent = `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`;
    this.time.dateTime = now.toISOString();
    this.time.title = moved ? this.say('moved') : '';
    this.root.classList.toggle('moved', moved);
    this.reset.disabled = !moved;
  }
}

/** The same day of the next month, or its last one: after 31 January comes 28 February. */
export function oneMonthAfter(from: Date): Date {
  const next = new Date(from);
  next.setDate(1);
  next.setMonth(next.getMonth() + 1);
  const lastDay = new Date(next.getFullYear(), next.getMonth() + 1, 0).getDate();
  next.setDate(Math.min(from.getDate(), lastDay));
  return next;
}

function sameTimeOn(day: string, now: Date): number {
  return new Date(`${day}T${two(now.getHours())}:${two(now.getMinutes())}`).getTime();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
