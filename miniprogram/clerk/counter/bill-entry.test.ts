import { words } from '../testing/shop';
import { changeEntry, entryView, pressOnEntry, startEntry, type Entry, type EntryEvent } from './bill-entry';
import { editLine, startSale } from './sale-draft';

const start = startEntry(startSale('womenswear'));
const done = (entry: Entry, ...events: EntryEvent[]): Entry => events.reduce(changeEntry, entry);
const typed = (entry: Entry, keys: string): Entry =>
  Array.from(keys).reduce((each, key) => pressOnEntry(each, key as '1'), entry);

test('the keypad writes the line, its list price, or what points pay', () => {
  const line = typed(start, '398');
  const list = typed(done(line, { do: 'toggle-details' }, { do: 'write-list' }), '498');
  const paying = typed(done(list, { do: 'pay-with', way: 'points' }), '500');
  expect(paying.draft.lines[0]).toMatchObject({ paid: '398', list: '498' });
  expect(paying.draft.payWith).toEqual({ way: 'points', typed: '500' });
});

test('going back to a line gives the keypad back to it, and what points pay stays', () => {
  const paying = typed(done(typed(start, '398'), { do: 'pay-with', way: 'yuan' }), '5.5');
  const back = typed(done(paying, { do: 'choose-line', at: 0 }), '0');
  expect(back.draft.lines[0]?.paid).toBe('0');
  expect(back.draft.payWith).toEqual({ way: 'yuan', typed: '5.5' });
});

test('the first digit takes the place of an amount that the keypad turns to, the next ones go on with it', () => {
  const prefilled = startEntry(editLine(startSale('womenswear'), { paid: '280.5' }));
  expect(entryView(prefilled, [], words).current.selected).toBe(true);
  const anew = typed(prefilled, '458');
  expect(anew.draft.lines[0]?.paid).toBe('458');
  expect(entryView(anew, [], words).current.selected).toBe(false);
  const two = typed(done(anew, { do: 'add' }), '99');
  expect(typed(done(two, { do: 'choose-line', at: 0 }), '1').draft.lines[0]?.paid).toBe('1');
  expect(typed(done(two, { do: 'choose-line', at: 0 }, { do: 'remove' }), '1').draft.lines[0]?.paid).toBe('1');
});

test('a point begins a new amount too, and a category leaves it selected', () => {
  const prefilled = startEntry(editLine(startSale('womenswear'), { paid: '280.5' }));
  expect(typed(done(prefilled, { do: 'choose-category', id: 'kidswear' }), '.5').draft.lines[0]?.paid).toBe('0.5');
});

test('the deletion key goes on with an amount that the keypad turns to', () => {
  const prefilled = startEntry(editLine(startSale('womenswear'), { paid: '280.5' }));
  const edited = pressOnEntry(prefilled, 'delete');
  expect(edited.draft.lines[0]?.paid).toBe('280.');
  expect(typed(edited, '9').draft.lines[0]?.paid).toBe('280.9');
});

test('a key that cannot be taken leaves the very same bill', () => {
  const full = typed(start, '280.54');
  expect(pressOnEntry(full, '5')).toBe(full);
  expect(pressOnEntry(full, '.')).toBe(full);
  const paying = done(full, { do: 'pay-with', way: 'points' });
  expect(pressOnEntry(paying, '.')).toBe(paying);
  expect(pressOnEntry(typed(paying, '5'), '8')).not.toBe(paying);
});

test('as many as possible needs no keypad', () => {
  const most = done(typed(start, '398'), { do: 'pay-with', way: 'most' });
  expect(most.field).toBe('paid');
  expect(typed(most, '5').draft.lines[0]?.paid).toBe('3985');
});

test('another way to pay starts empty, the same one goes on; unticked it is forgotten', () => {
  const paying = typed(done(start, { do: 'pay-with', way: 'points' }), '500');
  expect(done(paying, { do: 'pay-with', way: 'points' }).draft.payWith).toEqual({ way: 'points', typed: '500' });
  expect(done(paying, { do: 'pay-with', way: 'yuan' }).draft.payWith).toEqual({ way: 'yuan', typed: '' });
  expect(done(paying, { do: 'pay-with', way: 'none' }).draft).not.toHaveProperty('payWith');
});

test('a next line closes the details of the last', () => {
  const open = done(typed(start, '398'), { do: 'toggle-details' }, { do: 'add' });
  expect(open.details).toBe(false);
  expect(open.draft.lines).toHaveLength(2);
});

test('shows the amount as it is typed, and those of other lines in full', () => {
  const two = typed(done(typed(start, '398'), { do: 'add' }, { do: 'choose-category', id: 'kidswear' }), '12');
  const categories = [
    { id: 'womenswear', label: '女装' },
    { id: 'kidswear', label: '童装' },
  ];
  const view = entryView(two, categories, words);
  expect(view.lines.map(({ amount }) => amount)).toEqual(['398.00', '12']);
  expect(view.categories.find(({ on }) => on)?.label).toBe('童装');
});
