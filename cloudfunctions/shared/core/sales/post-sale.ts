import { businessDayOf } from '../business-day';
import { tierAt } from '../ledger/account';
import type { Policies } from '../ledger/policies';
import { sumOfPoints } from '../ledger/post';
import type { Postings } from '../ledger/postings';
import type { Award } from '../points-rules/award';
import { activeFromOf, expiryOf } from '../points-rules/expiry';
import type { RuleSet } from '../points-rules/rule-set';
import { tierChangeBySale, type TierThreshold } from '../tiers';
import type { EpochMs, Fen, Points } from '../units';
import { reachMilestones } from './milestones';
import type { AtCounter, Sale, SaleLine } from './sale';

/** A sale whose award is decided; of an exchange the difference. */
export interface PricedSale {
  counter: AtCounter;
  lines: readonly SaleLine[];
  /** In money. */
  paid: Fen;
  ruleSet: RuleSet;
  award: Award;
  tiers: readonly TierThreshold[];
  policies: Policies;
  /** The sale of the goods that were given back for these: then it is no purchase of its own. */
  exchangeFor?: Pick<Sale, 'receipt' | 'seq'>;
  occurredAt: EpochMs;
  now: EpochMs;
}

export interface PostedSale {
  /** What the sale that is kept says of its posting. */
  kept: Pick<Sale, 'seq' | 'lots' | 'tierBefore' | 'tierAfter'>;
  /** Of the points earned, those that repaid what was owed. */
  repaid: Points;
}

/** Posts a sale: what it earns repays what is owed and opens a lot, and then come its tier and its milestones. */
export function postSale(postings: Postings, sale: PricedSale): PostedSale {
  const { counter, award, ruleSet, paid: net, occurredAt, now } = sale;
  const { lastPurchaseAt } = postings.account;
  const tierBefore = tierAt(postings.account, occurredAt);
  const repays = postings.repays(award.total);
  const repaid = sumOfPoints(repays.map(({ points }) => points));
  const expiresAt = expiryOf(ruleSet.expiry, occurredAt);
  // A tolerated skew must not make the new points pending.
  const activeFrom = ruleSet.pendingDays === 0 ? earlier(occurredAt, now) : activeFromOf(ruleSet, occurredAt);
  const day = businessDayOf(occurredAt);
  const isPurchase = sale.exchangeFor === undefined;
  const where = { storeId: counter.storeId, entity: counter.entity, at: occurredAt };
  const { seq } = postings.postWithTier(
    {
      kind: 'sale',
      ...where,
      receipt: counter.receipt,
      paid: net,
      items: sale.lines.reduce((sum, line) => sum + line.quantity, 0),
      award,
      ...(sale.exchangeFor === undefined ? {} : { exchangeFor: sale.exchangeFor.receipt }),
      effects: {
        opens: {
          remaining: (award.total - repaid) as Points,
          earnedAt: occurredAt,
          activeFrom,
          expiresAt,
          entity: counter.entity,
        },
        repays,
        spends: [{ day, net, purchases: isPurchase ? 1 : 0, earned: award.total }],
        ...(isPurchase ? { lastPurchaseAt: later(lastPurchaseAt, occurredAt) } : {}),
      },
    },
    (account) =>
      tierChangeBySale({
        tiers: sale.tiers,
        policy: sale.policies.tier,
        account,
        ...(sale.exchangeFor === undefined ? {} : { exchangeFor: sale.exchangeFor.seq }),
        now,
      }),
  );
  const { tier: tierAfter } = postings.account;
  reachMilestones(postings, { ruleSet, reached: award.reached, ...where });
  const lots = [{ lot: seq, entity: counter.entity, expiresAt, day, net, points: award.total }];
  return { kept: { seq, lots, tierBefore, tierAfter }, repaid };
}

function earlier(a: EpochMs, b: EpochMs): EpochMs {
  return a < b ? a : b;
}

function later(a: EpochMs | null, b: EpochMs): EpochMs {
  return a !== null && a > b ? a : b;
}
