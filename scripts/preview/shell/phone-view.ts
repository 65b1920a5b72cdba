import { element } from '../runtime/element';
import type { PhoneSlot } from '../hint';
import type { PhoneLink, PhoneSettings } from '../runtime/link';
import type { Person } from '../person';
import { phoneUrl } from '../runtime/phone-url';
import { icon } from './icon';
import type { People } from './people';
import { personPicker } from './person-picker';
import { settingsMenu } from './settings-menu';
import type { Say } from './words';

export interface PhoneViewOptions {
  slot: PhoneSlot;
  person: Person;
  page: string;
  settings: PhoneSettings;
  people: People;
  say: Say;
  /** Something was chosen that is to be kept. */
  changed(view: PhoneView): void;
  toggleSolo(slot: PhoneSlot): void;
}

/** One phone on the page: its tools above, its frame, and the iframe in which the mini program lives. */
export class PhoneView {
  readonly slot: PhoneSlot;
  readonly root = element('section', { class: 'phone' });
  readonly frame = element('iframe', { allow: 'clipboard-write' });
  readonly device = element('div', { class: 'device' }, this.frame);
  person: Person;
  settings: PhoneSettings;
  private link: PhoneLink | undefined;
  /** Where the phone was last opened, for a reload before it has started. */
  private page = '';
  private say: Say;
  private solo = false;
  private readonly tools = element('div', { class: 'tools' });

  constructor(private readonly options: PhoneViewOptions) {
    this.slot = options.slot;
    this.person = options.person;
    this.settings = options.settings;
    this.say = options.say;
    this.root.dataset['slot'] = this.slot;
    this.root.append(this.tools, element('div', { class: 'stand' }, this.device));
    this.paintTools();
    this.open(options.page || (options.person.page ?? ''));
  }

  /** The page inside has started and can be talked to. */
  connect(link: PhoneLink): void {
    this.link = link;
    link.apply(this.settings);
  }

  get phone(): PhoneLink | undefined {
    return this.link;
  }

  get toolsHeight(): number {
    return this.tools.offsetHeight;
  }

  /** Switches that the running phone can take; its language and type size need a new start, as in WeChat. */
  change(next: Partial<PhoneSettings>): void {
    const { language, fontScale } = this.settings;
    this.settings = { ...this.settings, ...next };
    const restart = this.settings.language !== language || this.settings.fontScale !== fontScale;
    if (restart) this.reload();
    else this.link?.apply(this.settings);
  }

  setLanguage(say: Say): void {
    this.say = say;
    this.paintTools();
  }

  /** Alone in the window, the phone offers the way back in place of the way there. */
  markSolo(solo: boolean): void {
    if (solo === this.solo) return;
    this.solo = solo;
    this.paintTools();
  }

  /** A short flash, so that the eye finds the phone a hint speaks of. */
  flash(): void {
    this.device.animate([{ boxShadow: '0 0 0 6px var(--accent)' }, { boxShadow: '0 0 0 0 transparent' }], 900);
    this.frame.focus();
  }

  /** Starts the mini program again, on the page where it stands. */
  reload(): void {
    this.open(this.link?.currentUrl() ?? this.page);
  }

  private open(page: string): void {
    this.link = undefined;
    this.page = page;
    const { slot, person, settings } = this;
    this.frame.title = `${this.say(slot)}: ${person.name || this.say('visitor')}`;
    this.frame.src = phoneUrl({ openid: person.openid, name: person.name, slot, page, settings });
  }

  private paintTools(): void {
    const { options, say, slot } = this;
    const button = (name: 'reload' | 'solo' | 'together', click: () => void): HTMLElement =>
      element(
        'button',
        { class: `tool ${name}`, 'aria-label': `${say(name)}: ${say(slot)}`, title: say(name), click },
        icon(name),
      );
    const picker = personPicker(options.people, slot, this.person, say, (person) => {
      this.person = person;
      options.changed(this);
      this.open(person.page ?? '');
      this.paintTools();
    });
    const settings = settingsMenu(say(slot), this.settings, say, (next) => {
      this.change(next);
      options.changed(this);
    });
    const solo = button(this.solo ? 'together' : 'solo', () => {
      options.toggleSolo(slot);
    });
    const reload = button('reload', () => {
      this.reload();
    });
    this.tools.replaceChildren(element('span', { class: 'role' }, say(slot)), picker, settings, reload, solo);
  }
}
