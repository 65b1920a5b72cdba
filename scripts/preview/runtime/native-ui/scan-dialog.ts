import { element } from '../element';
import type { VisibleCode } from '../wx/device';
import type { NativeUi } from './native-ui';

const lookAgainMs = 1500;

/** The camera: lists the codes it sees now (they rotate, so it keeps looking) and takes typed text. */
export async function showScanDialog(
  ui: NativeUi,
  look: () => Promise<VisibleCode[]>,
): Promise<{ text: string; scanType: string } | undefined> {
  const seen = element('ul', { class: 'codes' });
  const note = element('p', { class: 'note', role: 'status' }, ui.say('scanLooking'));
  const field = element('input', { class: 'field', 'aria-label': ui.say('scanType'), placeholder: ui.say('scanType') });
  let open = true;
  const scanned = ui.openDialog<{ text: string; scanType: string }>(
    { kind: 'full', label: ui.say('scanTitle') },
    (close) => {
      const refresh = async (): Promise<void> => {
        const codes = await look();
        if (!open) return;
        note.textContent = codes.length > 0 ? '' : ui.say('scanNothing');
        showCodes(ui, seen, codes, close);
        setTimeout(() => void refresh(), lookAgainMs);
      };
      void refresh();
      const submit = (event: Event): void => {
        event.preventDefault();
        if (field.value.trim() !== '') close({ text: field.value.trim(), scanType: 'QR_CODE' });
      };
      return [
        element(
          'div',
          { class: 'scan' },
          element('h2', {}, ui.say('scanTitle')),
          element('div', { class: 'finder', 'aria-hidden': 'true' }),
          note,
          seen,
          element('form', { submit }, field, element('button', {}, ui.say('scanUse'))),
          element(
            'button',
            {
              class: 'back',
              type: 'button',
              click: () => {
                close();
              },
            },
            ui.say('cancel'),
          ),
        ),
      ];
    },
  );
  return scanned.finally(() => {
    open = false;
  });
}

/** Leaves the list alone while it is the same, so that the focus is not lost every second. */
function showCodes(ui: NativeUi, list: HTMLElement, codes: VisibleCode[], close: (code: VisibleCode) => void): void {
  const signature = JSON.stringify(codes);
  if (list.dataset['signature'] === signature) return;
  list.dataset['signature'] = signature;
  const rows = codes.map((code) => {
    const where = `${code.scanType.replace('_', ' ')}, ${ui.say('scanOn', code.phone)}`;
    const button = element('button', {
      type: 'button',
      click: () => {
        close(code);
      },
    });
    button.append(element('b', {}, code.text), element('small', {}, where));
    return element('li', {}, button);
  });
  list.replaceChildren(...rows);
}
