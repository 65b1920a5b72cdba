import type { PhoneSlot } from '../hint';
import type { PhoneView } from './phone-view';

const phoneWidth = 375;
/** Padding and border of the frame, as shell.css draws it. */
const bezel = 8;
const heights = { least: 667, most: 812 };
const gap = 28;
const narrow = matchMedia('(max-width: 760px)');

/**
 * Fits the phones into the window. Wide: three framed phones, scaled together, as tall as there is room. One alone, or a
 * phone's browser: the mini program fills what is there, without a frame.
 */
export class Layout {
  private solo: PhoneSlot | undefined;
  private current: PhoneSlot = 'shopper';

  constructor(
    private readonly phones: readonly PhoneView[],
    private readonly area: HTMLElement,
    private readonly changed: () => void,
  ) {
    new ResizeObserver(() => {
      this.fit();
    }).observe(area);
    narrow.addEventListener('change', () => {
      this.arrange();
    });
  }

  /** The one phone that is shown, if only one is. */
  get shown(): PhoneSlot | undefined {
    return narrow.matches ? this.current : this.solo;
  }

  get enlarged(): PhoneSlot | undefined {
    return this.solo;
  }

  toggleSolo(slot: PhoneSlot): void {
    this.solo = this.solo === undefined ? slot : undefined;
    this.arrange();
  }

  /** Brings a phone before the eyes: on a narrow screen it takes the place of the one shown. */
  show(slot: PhoneSlot): void {
    this.current = slot;
    if (this.solo !== undefined) this.solo = slot;
    this.arrange();
  }

  arrange(): void {
    const { shown } = this;
    document.body.classList.toggle('one', shown !== undefined);
    document.body.classList.toggle('narrow', narrow.matches);
    for (const phone of this.phones) {
      phone.root.classList.toggle('away', shown !== undefined && phone.slot !== shown);
      phone.root.toggleAttribute('inert', shown !== undefined && phone.slot !== shown);
      phone.change({ bare: shown !== undefined });
    }
    this.fit();
    this.changed();
  }

  private fit(): void {
    if (this.shown !== undefined) {
      for (const { device } of this.phones) device.removeAttribute('style');
      return;
    }
    const room = {
      width: (this.area.clientWidth - gap * (this.phones.length - 1)) / this.phones.length,
      height: this.area.clientHeight - (this.phones[0]?.toolsHeight ?? 0),
    };
    const scale = Math.min(1, room.width / (phoneWidth + 2 * bezel), room.height / (heights.least + 2 * bezel));
    const height = Math.min(heights.most, Math.floor(room.height / scale) - 2 * bezel);
    for (const { root, device } of this.phones) {
      root.style.setProperty('--phone-width', `${String((phoneWidth + 2 * bezel) * scale)}px`);
      root.style.setProperty('--phone-height', `${String((height + 2 * bezel) * scale)}px`);
      device.style.width = `${String(phoneWidth + 2 * bezel)}px`;
      device.style.height = `${String(height + 2 * bezel)}px`;
      device.style.transform = `scale(${String(scale)})`;
    }
  }
}
