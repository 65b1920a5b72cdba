import type { Movement } from '../ledger/movement';
import { at } from '../testing/shop';
import type { EpochMs } from '../units';
import { settledLate } from './late-sale';

const postedAt = at('2026-11-22T10:10:00+08:00');
const sale = (kind: 'sale' | 'return', minutes: number): Movement =>
  ({ kind, memberNo: 1, seq: 2, at: (postedAt - minutes * 60_000) as EpochMs, postedAt, paid: 100 }) as Movement;

it('is a sale that took more than ten minutes, to the instant', () => {
  expect(settledLate(sale('sale', 10))).toBeUndefined();
  const late = { ...sale('sale', 10), at: (postedAt - 600_001) as EpochMs };
  expect(settledLate(late)).toMatchObject({ memberNo: 1, seq: 2, occurredAt: postedAt - 600_001, postedAt });
  expect(settledLate(sale('return', 60))).toBeUndefined();
});
