import { element } from '../element';
import { wallClock } from '../wall-clock';
import type { Language } from '../wx/device';
import type { NetworkMode } from '../wx/network-switch';
import { phrase } from './words';

const signals: Record<Exclude<NetworkMode, 'none'>, string> = {
  good: '<svg viewBox="0 0 17 12" aria-hidden="true"><path d="M0 8h3v4H0zM4.7 5.5h3V12h-3zM9.3 3h3v9h-3zM14 0h3v12h-3z"/></svg>',
  slow: '2G',
};
const battery =
  '<svg class="battery" viewBox="0 0 25 12" aria-hidden="true"><rect x=".5" y=".5" width="21" height="11" rx="3" fill="none" stroke="currentColor"/><rect x="2" y="2" width="15" height="8" rx="1.5"/><rect x="23" y="4" width="1.5" height="4" rx=".7"/></svg>';

/** Time, signal, battery, and what the mini program has asked of the hardware: brightness and a screen that stays on. */
export class StatusBar {
  private readonly time = element('span', {});
  private readonly signal = element('span', { role: 'img' });
  private readonly keepOn: HTMLElement;
  private readonly brightness = element('span', { class: 'chip', hidden: true });
  private readonly bar: HTMLElement;
  private readonly home = element('div', { class: 'home', 'aria-hidden': 'true' });

  constructor(
    root: ShadowRoot,
    private readonly language: Language,
  ) {
    this.keepOn = element('span', { class: 'chip', hidden: true }, phrase(language, 'keepOn'));
    const power = element('span', { 'aria-hidden': 'true' });
    power.innerHTML = battery;
    const space = element('span', { class: 'space' });
    this.bar = element('div', { class: 'status' }, this.time, space, this.brightness, this.keepOn, this.signal, power);
    root.append(this.bar, this.home);
    this.tick();
    setInterval(() => {
      this.tick();
    }, 1000);
  }

  showNetwork(mode: NetworkMode): void {
    this.signal.innerHTML = mode === 'none' ? phrase(this.language, 'noService') : signals[mode];
    this.signal.setAttribute('aria-label', mode);
  }

  showBrightness(value: number | undefined): void {
    this.brightness.hidden = value === undefined;
    this.brightness.textContent = phrase(this.language, 'brightness', String(Math.round((value ?? 0) * 100)));
  }

  showKeepOn(on: boolean): void {
    this.keepOn.hidden = !on;
  }

  /** Dark type on a light page, light type on a dark one. */
  setInk(ink: 'dark' | 'light'): void {
    this.bar.classList.toggle('light', ink === 'light');
    this.home.classList.toggle('light', ink === 'light');
  }

  /** A phone that is a window or a real phone's browser has a status bar of its own. */
  setHidden(hidden: boolean): void {
    this.bar.hidden = hidden;
    this.home.hidden = hidden;
  }

  private tick(): void {
    this.time.textContent = wallClock(new Date()).time; // the phone's own, moved clock
  }
}
