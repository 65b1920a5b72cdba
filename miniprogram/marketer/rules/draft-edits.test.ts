import type { RuleDraft } from '@vip-card/core';
import { chain } from '../testing/wording';
import { addable, lifeFields, withMovedRule, withoutRule, withRule } from './draft-edits';
import { writeField } from './field-view';
import { placesOf } from './names';

const places = placesOf(chain);
const draft: RuleDraft = {
  expiry: { mode: 'month-end', months: 12 },
  pendingDays: 0,
  rules: [{ id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } }],
};
const ids = ({ rules }: RuleDraft): string[] => rules.map(({ id }) => id);

test('gives a second rule of a kind an id of its own', () => {
  const two = withRule(withRule(draft, 'spend-bonus', places), 'spend-bonus', places);
  expect(ids(two)).toEqual(['base', 'spend-bonus', 'spend-bonus-2']);
  expect(ids(withRule(withoutRule(two, 1), 'spend-bonus', places))).toEqual(['base', 'spend-bonus-2', 'spend-bonus']);
});

test('offers what the cloud has the facts for, and one base and one way to pay with points', () => {
  const kinds = addable(draft);
  for (const kind of ['birthday-multiplier', 'segment-multiplier', 'points-for-coupon', 'base-earn']) {
    expect(kinds).not.toContain(kind);
  }
  expect(kinds).toContain('points-for-cash');
  expect(addable(withRule(draft, 'points-for-cash', places))).not.toContain('points-for-cash');
  expect(addable({ ...draft, rules: [] })).toContain('base-earn');
});

test('moves a rule up and down, and no further than the ends', () => {
  const two = withRule(draft, 'bill-cap', places);
  expect(ids(withMovedRule(two, 1, -1))).toEqual(['bill-cap', 'base']);
  expect(ids(withMovedRule(two, 0, 1))).toEqual(['bill-cap', 'base']);
  expect(withMovedRule(two, 0, -1)).toBe(two);
  expect(withMovedRule(two, 1, 1)).toBe(two);
});

test('changes how long points live, with the span that the way of ending has', () => {
  const write = (of: RuleDraft, key: 'expiry' | 'expiryDays' | 'pendingDays', value: string) =>
    writeField(lifeFields(of), {}, { key, value });
  const days = write(draft, 'expiry', 'days').target;
  expect(days?.expiry).toEqual({ mode: 'days', days: 365 });
  expect(days && write(days, 'expiryDays', '90').target?.expiry).toEqual({ mode: 'days', days: 90 });
  expect(days && write(days, 'expiryDays', '3661').troubles).toEqual({ expiryDays: '3661' });
  expect(write(draft, 'pendingDays', '7').target?.pendingDays).toBe(7);
  expect(lifeFields({ ...draft, expiry: { mode: 'never' } }).map(({ key }) => key)).toEqual(['expiry', 'pendingDays']);
});
