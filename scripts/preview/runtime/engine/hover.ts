import { wxElementAt } from './element-of';

interface Hovered {
  element: Element;
  name: string;
  on: number;
}

/**
 * `hover-class`: while a node is pressed it has one class more. The attributes stand on the DOM node; built-in components
 * with a hover of their own (button, navigator) write them there.
 */
export function pressHovers(screen: HTMLElement): void {
  let hovered: Hovered[] = [];
  const press = (target: EventTarget | null): void => {
    release();
    hovered = [...hoverable(target)].map((element) => {
      const name = element.getAttribute('hover-class') ?? '';
      const delay = Number(element.getAttribute('hover-start-time') ?? 50);
      return {
        element,
        name,
        on: window.setTimeout(() => {
          toggle(element, name, true);
        }, delay),
      };
    });
  };
  const release = (): void => {
    for (const { element, name, on } of hovered.splice(0)) {
      window.clearTimeout(on);
      const stay = Number(element.getAttribute('hover-stay-time') ?? 400);
      window.setTimeout(
        () => {
          toggle(element, name, false);
        },
        Math.min(stay, 400),
      );
    }
  };
  screen.addEventListener(
    'touchstart',
    (event) => {
      press(event.target);
    },
    { capture: true, passive: true },
  );
  screen.addEventListener(
    'mousedown',
    (event) => {
      press(event.target);
    },
    { capture: true },
  );
  for (const type of ['touchend', 'touchcancel', 'touchmove'])
    screen.addEventListener(type, release, { capture: true, passive: true });
  window.addEventListener('mouseup', release);
}

function* hoverable(target: EventTarget | null): Generator<Element> {
  for (let each = target instanceof Element ? target : null; each; each = each.parentElement) {
    const name = each.getAttribute('hover-class');
    if (name === null || name === '' || name === 'none' || each.hasAttribute('disabled')) continue;
    yield each;
    if (each.hasAttribute('hover-stop-propagation')) return;
  }
}

function toggle(element: Element, names: string, on: boolean): void {
  const list = wxElementAt(element)?.classList;
  for (const name of names.split(/\s+/)) list?.toggle(name, on);
}
