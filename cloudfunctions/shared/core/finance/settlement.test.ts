import type { RedeemMovement, RestoreMovement } from '../ledger/movement';
import type { EpochMs, Fen, MemberNo, Points } from '../units';
import { balancesOf, SettlementTally, type Balance, type Settlement } from './settlement';

const lots = (parts: Record<string, number>) =>
  Object.entries(parts).map(([entity, points], index) => ({
    lot: index + 1,
    points: points as Points,
    entity,
    earnedAt: 0 as EpochMs,
    activeFrom: 0 as EpochMs,
    expiresAt: null,
  }));
const facts = {
  memberNo: 1 as MemberNo,
  seq: 1,
  at: 0 as EpochMs,
  postedAt: 0 as EpochMs,
  storeId: 'any',
  points: 0 as Points,
  receipt: 'R',
};
const redeem = (entity: string, worth: number, parts: Record<string, number>): RedeemMovement => ({
  ...facts,
  kind: 'redeem',
  entity,
  worth: worth as Fen,
  effects: { draws: lots(parts) },
});
const restore = (entity: string, worth: number, parts: Record<string, number>): RestoreMovement => ({
  ...facts,
  kind: 'restore',
  entity,
  worth: worth as Fen,
  grace: 0 as Points,
  effects: { restores: lots(parts) },
});
const tally = (
  ...movements: (RedeemMovement | RestoreMovement)[]
): { settlements: Settlement[]; balances: Balance[] } => {
  const sum = new SettlementTally();
  movements.forEach((movement) => sum.add(movement));
  return { settlements: sum.settlements, balances: balancesOf(sum.settlements) };
};

it('makes the issuer owe the store that took its points', () => {
  const { settlements, balances } = tally(redeem('south', 500, { east: 500 }));
  expect(settlements).toEqual([
    {
      issuer: 'east',
      taker: 'south',
      redeemed: { points: 500, worth: 500 },
      restored: { points: 0, worth: 0 },
    },
  ]);
  expect(balances).toEqual([{ from: 'east', to: 'south', worth: 500 }]);
});

it('settles nothing for points that paid at home', () => {
  const { settlements, balances } = tally(redeem('east', 900, { east: 900 }));
  expect([settlements, balances]).toEqual([[], []]);
});

it('splits what one payment was worth over the issuers, to the fen', () => {
  const { settlements } = tally(redeem('south', 100, { east: 1, north: 1, south: 1 }));
  expect(settlements.map(({ issuer, redeemed }) => [issuer, redeemed.worth])).toEqual([
    ['east', 34],
    ['north', 33],
  ]);
});

it('takes off what came back with the goods, also where another entity took them back', () => {
  const { balances } = tally(
    redeem('south', 300, { east: 300 }),
    restore('south', 100, { east: 100 }),
    restore('north', 50, { east: 50 }),
  );
  expect(balances).toEqual([
    { from: 'north', to: 'east', worth: 50 },
    { from: 'east', to: 'south', worth: 200 },
  ]);
});

it('nets both directions of a pair, and leaves out a pair that is even', () => {
  const there = redeem('south', 300, { east: 300 });
  expect(tally(there, redeem('east', 120, { south: 120 })).balances).toEqual([
    { from: 'east', to: 'south', worth: 180 },
  ]);
  const even = tally(there, redeem('east', 300, { south: 300 }));
  expect(even.balances).toEqual([]);
  expect(even.settlements).toHaveLength(2);
});
