import { openAccount, type Account } from '../ledger/account';
import { postMovement } from '../ledger/post';
import type { Rule } from '../points-rules/rule-set';
import { sealRuleSet } from '../points-rules/schema';
import type { Sale } from '../sales/sale';
import { at, DAY, onePerYuan, ruleSet, Shop } from '../testing/shop';
import type { EpochMs, Fen, Points } from '../units';
import { draftOf } from './draft';
import { reEvaluate } from './re-evaluate';

const noon = at('2026-03-05T12:00:00+08:00');
const rules: Rule[] = [
  onePerYuan,
  { id: 'first', kind: 'first-purchase-bonus', points: 50 as Points, minimumSpend: 0 as Fen },
  {
    id: 'cash',
    kind: 'points-for-cash',
    points: 100 as Points,
    worth: 100 as Fen,
    share: { numerator: 1, denominator: 1 },
  },
];
const shop = new Shop(ruleSet(rules));
shop.sell(33_333, noon);
shop.sell(10_099, (noon + DAY) as EpochMs, { redeem: 50 });
const [first, second] = shop.sales as [Sale, Sale];

function accountBefore(sale: Sale): Account {
  return shop.movements.filter(({ seq }) => seq < sale.seq).reduce(postMovement, openAccount(shop.account.memberNo));
}

it.each([
  ['the first purchase', first],
  ['one that points paid in part', second],
])('evaluates %s as it was evaluated then', (_, sale) => {
  const again = reEvaluate({ sale, before: accountBefore(sale), ruleSets: [shop.rules], now: noon });
  expect(again?.then).toEqual({ award: sale.award, agrees: true });
});

it('says what the rules of today would give for it', () => {
  const plain = { ...draftOf(ruleSet()), version: 2, effectiveFrom: (noon + 2 * DAY) as EpochMs };
  const ruleSets = [shop.rules, sealRuleSet(plain)];
  const again = reEvaluate({ sale: first, before: accountBefore(first), ruleSets, now: (noon + 3 * DAY) as EpochMs });
  expect(again?.then.award.total).toBe(383);
  expect(again?.today).toMatchObject({ ruleSetVersion: 2, total: 333 });
});

it('shows an award that is not what the rules make of the bill', () => {
  const wrong: Sale = { ...first, award: { ...first.award, total: 384 as Points } };
  const again = reEvaluate({ sale: wrong, before: accountBefore(first), ruleSets: [shop.rules], now: noon });
  expect(again?.then).toMatchObject({ agrees: false, award: { total: 383 } });
});

it('evaluates neither an exchange by itself nor a bill whose version nobody has', () => {
  const before = accountBefore(first);
  expect(
    reEvaluate({
      sale: { ...first, exchangeFor: { storeId: 'jingan', receipt: 'x' } },
      before,
      ruleSets: [shop.rules],
      now: noon,
    }),
  ).toBeUndefined();
  expect(reEvaluate({ sale: first, before, ruleSets: [], now: noon })).toBeUndefined();
});
