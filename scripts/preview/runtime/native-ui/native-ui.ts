import { element } from '../element';
import type { Language } from '../wx/device';
import { StatusBar } from './status-bar';
import { nativeStyles } from './styles';
import { phrase, type Word } from './words';

/**
 * Everything on the screen that belongs to WeChat and not to the mini program: it lives in a shadow tree above the page, where
 * the program's styles do not reach.
 */
export class NativeUi {
  readonly root: ShadowRoot;
  readonly statusBar: StatusBar;
  private readonly layer: HTMLElement;
  private readonly openDialogs: { dialog: HTMLDialogElement; dismiss: () => void }[] = [];

  constructor(
    readonly language: Language,
    private readonly body: HTMLElement,
  ) {
    this.layer = element('div', { id: 'wechat' });
    this.root = this.layer.attachShadow({ mode: 'open' });
    this.root.append(element('style', {}, nativeStyles));
    this.statusBar = new StatusBar(this.root, language);
    body.append(this.layer);
  }

  setTheme(theme: 'light' | 'dark'): void {
    this.layer.dataset['theme'] = theme;
  }

  say(word: Word, value?: string): string {
    return phrase(this.language, word, value);
  }

  /**
   * Haptics for the eye; an outline flashes instead of a shake when the system asks for less motion. What stands in the body
   * moves, never the body itself: after its animation Chromium now and then finds nothing under the finger any more.
   */
  shake(strength: 'short' | 'long'): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const px = strength === 'long' ? 4 : 2;
    const frames = calm
      ? [{ outline: `${String(px)}px solid currentColor`, outlineOffset: `-${String(px)}px` }, { outline: '0 solid' }]
      : [0, -px, px, -px, px, 0].map((x) => ({ transform: `translateX(${String(x)}px)` }));
    for (const each of this.body.children) {
      if (each !== this.layer) each.animate(frames, { duration: strength === 'long' ? 400 : 160 });
    }
  }

  /** Where something must lie to be seen and touched now: in the dialog on top, or above the page. */
  get front(): ParentNode {
    return this.openDialogs.at(-1)?.dialog ?? this.root;
  }

  /** As when the person leaves the mini program: what was asked is not answered. */
  dismissDialogs(): void {
    for (const { dismiss } of [...this.openDialogs]) dismiss();
  }

  /**
   * Opens a modal dialog and resolves with what it was closed with; undefined when it was dismissed (Escape, or the back
   * gesture). The browser keeps the focus inside and gives it back afterwards.
   */
  openDialog<Answer>(
    options: { kind: 'center' | 'sheet' | 'full'; label: string; dismissible?: boolean },
    build: (close: (answer?: Answer) => void) => (Node | string)[],
  ): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      const dialog = element('dialog', { class: options.kind, 'aria-label': options.label });
      const close = (answer?: Answer): void => {
        dialog.close();
        dialog.remove();
        this.openDialogs.splice(this.openDialogs.indexOf(entry), 1);
        resolve(answer);
      };
      const entry = { dialog, dismiss: close };
      this.openDialogs.push(entry);
      dialog.addEventListener('cancel', (event) => {
        event.preventDefault();
        if (options.dismissible !== false) close();
      });
      dialog.append(...build(close));
      this.root.append(dialog);
      dialog.showModal();
    });
  }
}
