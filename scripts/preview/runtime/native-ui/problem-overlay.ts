import { element } from '../element';
import type { Problem } from '../../problem';
import type { NativeUi } from './native-ui';

const mostShown = 20;

/** What went wrong on this phone, newest first, with file and line; it goes away until the next problem comes. */
export class ProblemOverlay {
  private problems: Problem[] = [];
  private readonly box = element('div', { class: 'problems', role: 'alert', hidden: true });

  constructor(private readonly ui: NativeUi) {
    ui.root.append(this.box);
  }

  add(problem: Problem): void {
    this.problems = [problem, ...this.problems].slice(0, mostShown);
    if (problem.severity === 'error') this.box.hidden = false;
    this.paint();
  }

  private paint(): void {
    const dismiss = element(
      'button',
      {
        'aria-label': this.ui.say('close'),
        click: () => {
          this.dismiss();
        },
      },
      '×',
    );
    const title = this.ui.say('problems', String(this.problems.length));
    const list = element('ol', {}, ...this.problems.map(itemOf));
    this.box.replaceChildren(element('header', {}, title, dismiss), list);
  }

  private dismiss(): void {
    this.box.hidden = true;
    this.problems = [];
  }
}

function itemOf(problem: Problem): HTMLElement {
  const item = element('li', { class: problem.severity }, element('span', {}, problem.message));
  if (problem.file !== undefined) item.append(element('code', {}, placeOf(problem)));
  if (problem.stack !== undefined) {
    const details = element('details', {}, element('summary', {}, 'stack'), element('pre', {}, problem.stack));
    item.append(details);
  }
  return item;
}

function placeOf({ file = '', line, column }: Problem): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
