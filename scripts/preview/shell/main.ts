import { element } from '../runtime/element';
import { phoneSlots, type Hint, type PhoneSlot } from '../hint';
import { keepChoices, readChoices } from './choices';
import { ClockControl } from './clock-control';
import { listen, type PreviewEvent } from './events';
import { hintPanel } from './hint-panel';
import { Layout } from './layout';
import { People } from './people';
import { PhoneView } from './phone-view';
import { slotSwitcher } from './slot-switcher';
import { codesOn } from './visible-codes';
import { type Say, speak } from './words';

/** The page at `/`. Puts the phones side by side and connects them: codes to cameras, messages to their phones, one clock. */
async function start(): Promise<void> {
  const choices = readChoices(location.search, localStorage);
  const [people, hints] = await Promise.all([People.load(localStorage), loadHints()]);
  let say: Say = speak(choices.language);

  const phones: PhoneView[] = [];
  serveShellLink(phones, (openid) => people.find(openid)?.name);
  const area = element('main', { class: 'phones' });
  const layout = new Layout(phones, area, () => {
    switcher.mark(layout.shown);
    for (const phone of phones) phone.markSolo(layout.enlarged === phone.slot);
  });
  const keep = (): void => {
    keepChoices(choices, localStorage);
  };
  for (const slot of phoneSlots) {
    const chosen = choices.phones[slot];
    const person =
      chosen.openid === undefined
        ? people.defaultFor(slot)
        : (people.find(chosen.openid) ?? people.stranger(chosen.openid));
    phones.push(
      new PhoneView({
        slot,
        person,
        page: chosen.page ?? '',
        settings: chosen.settings,
        people,
        say,
        changed: (view) => {
          choices.phones[slot] = { openid: view.person.openid, settings: view.settings };
          keep();
        },
        toggleSolo: (which) => {
          layout.toggleSolo(which);
        },
      }),
    );
  }
  area.append(...phones.map((phone) => phone.root));

  const clock = new ClockControl(say, (offsetMs) => {
    for (const { phone } of phones) phone?.setClockOffset(offsetMs);
  });
  const point = (slot: PhoneSlot): void => {
    layout.show(slot);
    phones.find((phone) => phone.slot === slot)?.flash();
    document.body.classList.remove('sheet-open');
  };
  const switcher = slotSwitcher(() => say, point);
  const panel = element('div', { class: 'panel' });
  const title = element('h1', {});
  const hintsButton = element('button', { class: 'plain' });
  const languageButton = element('button', { class: 'plain' });
  const header = element('header', { class: 'top' }, title, clock.root, hintsButton, languageButton);

  const paint = (): void => {
    document.documentElement.lang = choices.language === 'en' ? 'en' : 'zh-CN';
    document.title = say('title');
    title.textContent = say('title');
    languageButton.textContent = choices.language === 'en' ? '中文' : 'English';
    hintsButton.textContent = choices.hints ? say('hideHints') : say('hints');
    hintsButton.setAttribute('aria-expanded', String(choices.hints));
    hintsButton.hidden = hints.length === 0;
    document.body.classList.toggle('no-hints', !choices.hints || hints.length === 0);
    panel.replaceChildren(hintPanel(hints, choices.language, say, point));
    switcher.paint();
  };
  hintsButton.addEventListener('click', () => {
    choices.hints = !choices.hints;
    keep();
    paint();
  });
  languageButton.addEventListener('click', () => {
    choices.language = choices.language === 'en' ? 'zh' : 'en';
    say = speak(choices.language);
    for (const phone of phones) phone.setLanguage(say);
    clock.setLanguage(say);
    keep();
    paint();
  });
  document.body.append(header, area, panel, switcher.root);
  paint();
  if (choices.solo) layout.toggleSolo(choices.solo);
  else layout.arrange();
  void clock.refresh();
  listen(
    (event) => {
      handle(event, phones, clock);
    },
    () => {
      void clock.refresh();
    },
  );
}

async function loadHints(): Promise<Hint[]> {
  const response = await fetch('/preview/hints');
  return response.ok ? ((await response.json()) as Hint[]) : [];
}

/** The phones find this on their parent window; it must be there before the first of them has loaded. */
function serveShellLink(phones: readonly PhoneView[], nameOf: (openid: string) => string | undefined): void {
  window.previewShell = {
    connect: (slot, phone) => {
      phones.find((view) => view.slot === slot)?.connect(phone);
    },
    visibleCodes: async (asking) => {
      const others = phones.filter((view) => view.slot !== asking);
      const seen = await Promise.all(
        others.map(async ({ frame, person }) => {
          const page = frame.contentDocument;
          return page ? codesOn(page, nameOf(person.openid) ?? person.caption) : [];
        }),
      );
      return seen.flat();
    },
  };
}

function handle(event: PreviewEvent, phones: readonly PhoneView[], clock: ClockControl): void {
  if (event.type === 'clock') clock.follow(event.offset);
  if (event.type === 'message') {
    const [title = '', ...lines] = Object.values(event.message.data);
    for (const { phone } of phones) {
      if (phone?.openid === event.message.openid) phone.deliver({ title, lines, page: event.message.page });
    }
  }
  if (event.type === 'fault') {
    const message = `${event.function}: ${event.message} (${event.requestId})`;
    for (const { phone } of phones) phone?.report({ kind: 'runtime', severity: 'error', message });
  }
  if (event.type === 'rebuilt') for (const phone of phones) phone.reload();
}

void start();
