import { at } from '../testing/shop';
import { closableFrom, mayClose, monthAfter, nextToClose } from './closing';

const now = at('2026-12-01T00:15:00+08:00');
const open = { first: '2026-09', last: '2026-10', closedAt: null, now };

it('closes a month a quarter of an hour after its end, and not an instant sooner', () => {
  expect(mayClose('2026-11', open)).toEqual({ ok: true, value: null });
  expect(mayClose('2026-11', { ...open, now: (now - 1) as typeof now })).toEqual({
    ok: false,
    refusal: { code: 'month_not_over', month: '2026-11', from: now },
  });
  expect(closableFrom('2026-12')).toBe(at('2027-01-01T00:15:00+08:00'));
});

it('closes months in their order, beginning with the first that has any movement', () => {
  expect(nextToClose({ first: '2026-09', last: null })).toBe('2026-09');
  const nothing = { ...open, last: null };
  expect(mayClose('2026-09', nothing)).toMatchObject({ ok: true });
  for (const month of ['2026-08', '2026-10', '2026-11']) {
    expect(mayClose(month, nothing)).toMatchObject({ refusal: { code: 'month_not_next', next: '2026-09' } });
  }
});

it('says when a month to come may be closed, rather than which comes first', () => {
  expect(mayClose('2027-02', open)).toMatchObject({ refusal: { code: 'month_not_over' } });
});

it('never closes a month again', () => {
  const closedAt = at('2026-11-02T00:00:00+08:00');
  expect(mayClose('2026-10', { ...open, closedAt })).toEqual({
    ok: false,
    refusal: { code: 'month_closed', month: '2026-10', closedAt },
  });
});

it('counts months over the end of a year', () => {
  expect([monthAfter('2026-12'), monthAfter('2026-01', -1), monthAfter('2026-11', 3)]).toEqual([
    '2027-01',
    '2025-12',
    '2027-02',
  ]);
});
