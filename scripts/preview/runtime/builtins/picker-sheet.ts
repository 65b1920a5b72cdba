import { html } from './html';
import { createWheel, type Wheel } from './wheel';

const ROW_PX = 34;

export interface SheetColumn {
  rows: readonly string[];
  index: number;
}

interface Sheet {
  /** Replaces columns, for example the days after another month. */
  update: (columns: readonly SheetColumn[]) => void;
}

export interface SheetHandlers {
  onColumn: (column: number, index: number, sheet: Sheet) => void;
  onDone: (indexes: number[]) => void;
  onCancel: () => void;
}

/** The wheels that slide in from below for `picker`. */
export function openSheet(
  layer: HTMLElement,
  title: string,
  columns: readonly SheetColumn[],
  handlers: SheetHandlers,
): void {
  const cancel = html('button', '', '取消');
  const confirm = html('button', '', '确定');
  const wheelsBox = html('div', 'wx-picker-wheels');
  const sheet = html(
    'div',
    'wx-picker-sheet',
    html('div', 'wx-picker-head', cancel, html('span', '', title), confirm),
    wheelsBox,
  );
  const mask = html('div', 'wx-sheet-mask');
  const box = html('div', 'wx-picker-box', mask, sheet);
  layer.append(box);
  let wheels: { wheel: Wheel; rows: string }[] = [];

  const self: Sheet = {
    update: (next) => {
      if (next.length !== wheels.length) {
        wheelsBox.replaceChildren(html('div', 'wx-picker-mask'), html('div', 'wx-picker-indicator'));
        wheels = [];
      }
      for (const [position, { rows, index }] of next.entries()) {
        const text = rows.join('\n');
        const present = wheels[position];
        if (present?.rows === text) {
          present.wheel.turnTo(index);
          continue;
        }
        const strip = html('div', '', ...rows.map((row) => html('div', '', row)));
        const view = html('div', 'wx-wheel', strip);
        const old = wheelsBox.querySelectorAll('.wx-wheel')[position];
        if (old) old.replaceWith(view);
        else wheelsBox.insertBefore(view, wheelsBox.querySelector('.wx-picker-mask'));
        const wheel = createWheel({
          view,
          strip,
          rows: () => rows.length,
          rowHeight: () => ROW_PX,
          onSettled: (settled) => {
            handlers.onColumn(position, settled, self);
          },
        });
        wheel.turnTo(index);
        wheels[position] = { wheel, rows: text };
      }
    },
  };
  self.update(columns);
  const close = (): void => {
    for (const { wheel } of wheels) wheel.stop();
    box.remove();
  };
  confirm.addEventListener('click', () => {
    const indexes = wheels.map(({ wheel }) => wheel.index());
    close();
    handlers.onDone(indexes);
  });
  // Not `click`: the one that follows the opening tap must not close the sheet at once.
  let armed = false;
  mask.addEventListener('pointerdown', () => {
    armed = true;
  });
  for (const element of [cancel, mask]) {
    element.addEventListener('click', () => {
      if (element === mask && !armed) return;
      close();
      handlers.onCancel();
    });
  }
}
