import { addMonths } from '../business-day';
import type { TierName } from '../tiers';
import type { BusinessDay, EpochMs, Fen, Points } from '../units';
import type { Account, Debt, Lot, SpendDay } from './account';
import type { MemberEvent } from '../points-rules/rule-set';
import type { Draw, Effects, Movement } from './movement';

/**
 * The account after a movement. The only place that changes an account: a sale and a return post with it when they happen,
 * and the audit posts all movements again. Throws when the movement does not follow on the account, when a lot does not hold
 * what is drawn, or when `points` is not what the effects come to.
 */
export function postMovement(account: Account, movement: Movement): Account {
  const { seq, effects } = movement;
  const name = `${movement.memberNo}:${seq}`;
  if (movement.memberNo !== account.memberNo || seq !== account.seq + 1) {
    throw new Error(`movement ${name} does not follow ${account.memberNo}:${account.seq}`);
  }
  if (movement.points !== pointsOf(effects)) throw new Error(`movement ${name} says ${movement.points} points`);
  const opened = effects.opens && effects.opens.remaining > 0 ? [{ id: seq, ...effects.opens }] : [];
  const lots = [...putBack(drawFrom(account.lots, effects.draws ?? []), effects.restores ?? []), ...opened];
  const debts = [...repay(account.debts, effects.repays ?? []), ...(effects.owes ?? [])];
  return {
    ...withSpending(account, effects),
    seq,
    ...(effects.tier
      ? {
          tier: effects.tier.after,
          tierTerm: effects.tier.term,
          tierReviewOn: effects.tier.term?.reviewOn ?? null,
          tierSteps: effects.tier.steps,
          tiersBefore: tiersBefore(account, movement, effects.tier.after),
        }
      : {}),
    balance: sumOfPoints(lots.map(({ remaining }) => remaining)),
    owed: sumOfPoints(debts.map(({ points }) => points)),
    debts,
    lots,
    nextExpiryOn: earliestExpiry(lots),
    milestones: [
      ...account.milestones.filter(({ name: milestone }) => milestone !== effects.loses),
      ...(effects.reaches ? [effects.reaches] : []),
    ],
    rewarded: rewardedAfter(account.rewarded, effects.rewards),
  };
}

const YEAR_MS = 366 * 86_400_000;

/**
 * The tiers before this change. A late sale that lifts her does so together with all that she had bought by then: the new
 * tier holds from the newest of it, and never from before an earlier change.
 */
function tiersBefore(
  { tier, tiersBefore: known, lastPurchaseAt }: Account,
  { at, postedAt }: Movement,
  after: TierName,
): Account['tiersBefore'] {
  if (after === tier) return known;
  const from = Math.max(at, lastPurchaseAt ?? at, known[known.length - 1]?.until ?? at);
  // A till's clock may run ahead: the new tier holds at once all the same.
  const until = Math.min(from, postedAt) as EpochMs;
  return [...known.filter((each) => each.until > postedAt - YEAR_MS), { tier, until }];
}

/** What effects do to points in lots less points owed. */
export function pointsOf({ opens, draws = [], restores = [], owes = [], repays = [] }: Effects): Points {
  const sum = (parts: readonly { points: Points }[]): number => sumOfPoints(parts.map(({ points }) => points));
  return ((opens?.remaining ?? 0) + sum(restores) + sum(repays) - sum(draws) - sum(owes)) as Points;
}

export function sumOfPoints(points: readonly Points[]): Points {
  return points.reduce<number>((sum, each) => sum + each, 0) as Points;
}

function rewardedAfter(before: readonly MemberEvent[], event: MemberEvent | undefined): MemberEvent[] {
  return event === undefined || before.includes(event) ? [...before] : [...before, event];
}

function withSpending(account: Account, { spends = [], lastPurchaseAt }: Effects): Account {
  if (spends.length === 0) return lastPurchaseAt === undefined ? account : { ...account, lastPurchaseAt };
  const sum = (of: (day: SpendDay) => number): number => spends.reduce((total, day) => total + of(day), 0);
  return {
    ...account,
    earned: (account.earned + sum(({ earned }) => Math.max(earned, 0))) as Points,
    reversed: (account.reversed - sum(({ earned }) => Math.min(earned, 0))) as Points,
    spent: (account.spent + sum(({ net }) => net)) as Fen,
    purchases: account.purchases + sum(({ purchases }) => purchases),
    spendDays: spends.reduce(addSpend, account.spendDays),
    lastPurchaseAt: lastPurchaseAt === undefined ? account.lastPurchaseAt : lastPurchaseAt,
  };
}

/** The lots after draws; empty ones are gone. Throws when a lot does not hold what is drawn. */
export function drawFrom(lots: readonly Lot[], draws: readonly Pick<Draw, 'lot' | 'points'>[]): Lot[] {
  if (draws.length === 0) return [...lots];
  const taken = new Map<number, number>();
  for (const draw of draws) taken.set(draw.lot, (taken.get(draw.lot) ?? 0) + draw.points);
  const after = lots.map((lot) => {
    const points = taken.get(lot.id) ?? 0;
    taken.delete(lot.id);
    return points === 0 ? lot : { ...lot, remaining: notNegative(lot.remaining - points) };
  });
  if (taken.size > 0) throw new Error(`no such lot: ${[...taken.keys()].join(', ')}`);
  return after.filter((lot) => lot.remaining > 0);
}

/** The lots after points went back into them; a lot that was emptied stands at its old place again. */
function putBack(lots: readonly Lot[], restores: readonly Draw[]): Lot[] {
  const after = [...lots];
  for (const { lot: id, points, ...facts } of restores) {
    const place = after.findIndex((lot) => lot.id === id);
    const known = after[place];
    if (known) after[place] = { ...known, remaining: (known.remaining + points) as Points };
    else after.push({ id, remaining: points, ...facts });
  }
  return restores.length === 0 ? after : after.sort((a, b) => a.id - b.id);
}

/** The debts after repayments, oldest first; a debt that is paid is gone. Throws when more is repaid than is owed. */
function repay(debts: readonly Debt[], repayments: readonly Debt[]): Debt[] {
  let left = [...debts];
  for (const { entity, points } of repayments) {
    let open: number = points;
    left = left.map((debt) => {
      if (debt.entity !== entity) return debt;
      const paid = Math.min(debt.points, open);
      open -= paid;
      return { ...debt, points: (debt.points - paid) as Points };
    });
    if (open > 0) throw new Error(`${points} points repaid to ${entity}, ${open} more than are owed`);
  }
  return left.filter(({ points }) => points > 0);
}

/** Adds to a day's figures and forgets what lies more than twelve months before the newest day. */
function addSpend(days: readonly SpendDay[], added: SpendDay): SpendDay[] {
  const known = days.some(({ day }) => day === added.day);
  if (!known && added.purchases <= 0 && added.net <= 0) return [...days];
  const sum = (day: SpendDay): SpendDay => ({
    day: day.day,
    net: (day.net + added.net) as Fen,
    purchases: day.purchases + added.purchases,
    earned: (day.earned + added.earned) as Points,
  });
  const all = known ? days.map((day) => (day.day === added.day ? sum(day) : day)) : [...days, added];
  all.sort((a, b) => (a.day < b.day ? -1 : 1));
  const newest = all[all.length - 1]?.day ?? added.day;
  const cut: BusinessDay = addMonths(newest, -12);
  return all.filter(({ day }) => day > cut);
}

function earliestExpiry(lots: readonly Lot[]): EpochMs | null {
  return lots.reduce<EpochMs | null>((earliest, { expiresAt }) => {
    if (expiresAt === null) return earliest;
    return earliest === null || expiresAt < earliest ? expiresAt : earliest;
  }, null);
}

function notNegative(points: number): Points {
  if (points < 0) throw new Error(`a balance would become ${points}`);
  return points as Points;
}
