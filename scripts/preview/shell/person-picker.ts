import { element } from '../runtime/element';
import { phoneSlots, type PhoneSlot } from '../hint';
import type { Person } from '../person';
import type { People } from './people';
import type { Say } from './words';

const newVisitorValue = 'new';

/** A plain select: everybody grouped as the phones are, the phone's own group first, and a way to be somebody new. */
export function personPicker(
  people: People,
  slot: PhoneSlot,
  current: Person,
  say: Say,
  choose: (person: Person) => void,
): HTMLSelectElement {
  const select = element('select', { class: 'person', 'aria-label': `${say('person')}: ${say(slot)}` });
  const option = (person: Person): HTMLOptionElement => {
    const text = [person.name || say('visitor'), person.caption].filter((part) => part !== '').join(' · ');
    return element('option', { value: person.openid, selected: person.openid === current.openid }, text);
  };
  const group = (label: string, members: readonly Person[]): Node[] =>
    members.length === 0 ? [] : [element('optgroup', { label }, ...members.map(option))];
  if (!people.find(current.openid)) select.append(option(current));
  for (const each of [slot, ...phoneSlots.filter((other) => other !== slot)]) {
    select.append(...group(say(each), people.inSlot(each)));
  }
  const visitors = people.allVisitors().map(option);
  const another = element('option', { value: newVisitorValue }, say('newVisitor'));
  select.append(element('optgroup', { label: say('visitors') }, ...visitors, another));
  select.addEventListener('change', () => {
    const person = select.value === newVisitorValue ? people.newVisitor() : people.find(select.value);
    if (person) choose(person);
  });
  return select;
}
