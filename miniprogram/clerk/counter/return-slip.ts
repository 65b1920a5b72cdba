import type { EpochMs, Fen, Points, ReturnDecision } from '@vip-card/core';
import { bill, signed, whole } from '../../copy/figures';
import type { Words } from './customer-line';
import { lostParts } from './milestone-rewards';

/** One effect of a return on a slip: what, how much, and why. */
export interface SlipPart {
  title: string;
  value: string;
  because: string;
  /** A loss that the customer should hear of. */
  warn: boolean;
}

/** What a return does, as its slip says it: the same before and after it is carried out. */
export interface ReturnSlip {
  /** What is handed over in money. */
  cash: string;
  parts: SlipPart[];
  /** Said first, before money goes out that nobody is known to have paid; empty otherwise. */
  warning: string;
  /** Words for the clerk to say. */
  say: string;
}

/** @param named whether the purchase is named on the page already, so that the slip need not */
export function returnSlip(decision: ReturnDecision, named: boolean, now: EpochMs, words: Words): ReturnSlip {
  const { clerk } = words;
  const { unmatched } = decision;
  return {
    cash: bill(decision.cash),
    parts: [
      ...(named ? [] : salesParts(decision, now, words)),
      ...goodsPart(decision, words),
      ...restoredPart(decision, words),
      reversedPart(decision, words),
      ...lostParts(decision.rewardsLost, words),
      ...tierPart(decision, words),
      balancePart(decision, words),
    ],
    warning: unmatched > 0 ? clerk.refund.unmatchedWarning(unmatched) : '',
    say: clerk.refund.say(whatToSay(decision, words)),
  };
}

function salesParts(decision: ReturnDecision, now: EpochMs, { main, clerk }: Words): SlipPart[] {
  const sales = decision.sales.map((sale) => ({
    title: clerk.refund.sale(main.figures.dayOf(sale.at, now), sale.receipt),
    value: '',
    because: clerk.refund.saleShare(sale.refunded),
    warn: false,
  }));
  const { unmatched } = decision;
  if (unmatched === 0) return sales;
  const because = clerk.refund.unmatchedShare(unmatched);
  return [...sales, { title: clerk.refund.unmatched, value: '', because, warn: false }];
}

/** Where the money is less than the goods had cost. */
function goodsPart({ refunded, cash, settled }: ReturnDecision, { clerk }: Words): SlipPart[] {
  if (refunded === cash) return [];
  const worth = (refunded - cash - (settled?.worth ?? 0)) as Fen;
  const because = [
    ...(worth > 0 ? [clerk.refund.paidWithPoints(worth)] : []),
    ...(settled ? [clerk.refund.settledFromCash(settled.points, settled.worth)] : []),
  ];
  return [{ title: clerk.refund.goods, value: bill(refunded), because: clerk.refund.sentences(because), warn: false }];
}

function restoredPart({ restored, grace }: ReturnDecision, { clerk }: Words): SlipPart[] {
  if (restored === 0) return [];
  const because = clerk.refund.sentences([
    clerk.refund.restoredBecause,
    ...(grace > 0 ? [clerk.refund.grace(grace)] : []),
  ]);
  return [{ title: clerk.refund.restored, value: inPoints(restored, clerk), because, warn: false }];
}

function reversedPart(decision: ReturnDecision, { clerk }: Words): SlipPart {
  const { reversed, lapsed, settled, owedAdded } = decision;
  const found = Math.max(reversed - lapsed - (settled?.points ?? 0) - owedAdded, 0) as Points;
  const because = [
    reversed === 0 ? clerk.refund.pointsNone : clerk.refund.found(reversed, found, owedAdded),
    ...(lapsed > 0 ? [clerk.refund.lapsed(lapsed)] : []),
  ];
  return {
    title: clerk.refund.points,
    value: inPoints((0 - reversed) as Points, clerk),
    because: clerk.refund.sentences(because),
    warn: false,
  };
}

function tierPart({ tierBefore, tierAfter }: ReturnDecision, { main, clerk }: Words): SlipPart[] {
  if (tierBefore === tierAfter) return [];
  const value = `${main.tiers[tierBefore]} → ${main.tiers[tierAfter]}`;
  return [{ title: clerk.refund.tier, value, because: clerk.refund.tierBecause, warn: true }];
}

function balancePart({ pointsAfter, owedAfter }: ReturnDecision, { clerk }: Words): SlipPart {
  return {
    title: clerk.refund.balance,
    value: `${whole(pointsAfter)} ${clerk.common.unit}`,
    because: owedAfter > 0 ? clerk.refund.pending(owedAfter) : '',
    warn: false,
  };
}

function inPoints(points: Points, clerk: Words['clerk']): string {
  return `${signed(points)} ${clerk.common.unit}`;
}

function whatToSay(decision: ReturnDecision, { main, clerk }: Words): string {
  const { reversed, restored, settled, owedAdded, tierBefore, tierAfter } = decision;
  const prizesLost = decision.rewardsLost.filter(({ kind }) => kind === 'prize');
  const sentences = [
    ...(restored > 0 ? [clerk.refund.sayRestored(restored)] : []),
    ...(reversed > 0 ? [clerk.refund.sayTaken(reversed)] : []),
    ...(settled ? [clerk.refund.saySettled(settled.points, settled.worth)] : []),
    ...(owedAdded > 0 ? [clerk.refund.sayOwed(owedAdded)] : []),
    ...prizesLost.map((prize) => clerk.refund.sayPrize(main.statement.reward(prize))),
    ...(tierBefore === tierAfter ? [] : [clerk.refund.sayTier(main.tiers[tierAfter])]),
  ];
  return sentences.length === 0 ? clerk.refund.sayNothing : clerk.refund.sentences(sentences);
}

/** What the customer may choose when points cannot be found: owe them, or have their value taken from the cash. */
export interface ShortfallChoice {
  ask: string;
  options: { id: 'cash' | 'owe'; label: string; cash: string; on: boolean }[];
}

export interface Decisions {
  owe: ReturnDecision;
  /** The other way, where there is one. */
  cash: ReturnDecision | null;
}

export function shortfallChoice(
  { owe, cash }: Decisions,
  chosen: 'cash' | 'owe',
  { clerk }: Words,
): ShortfallChoice | null {
  const settled = cash?.settled;
  if (!cash || !settled) return null;
  return {
    ask: clerk.refund.askShortfall(owe.owedAdded),
    options: [
      {
        id: 'cash',
        label: clerk.refund.takeFromCash(settled.worth, cash.owedAdded),
        cash: clerk.refund.confirm(cash.cash),
        on: chosen === 'cash',
      },
      { id: 'owe', label: clerk.refund.oweThem, cash: clerk.refund.confirm(owe.cash), on: chosen === 'owe' },
    ],
  };
}
