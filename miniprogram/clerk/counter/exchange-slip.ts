import type { ExchangeResult, Fen, LineBack, Points, TierName } from '@vip-card/core';
import { bill, signed, whole } from '../../copy/figures';
import { amountEntry } from './amount-entry';
import type { Words } from './customer-line';
import { lostParts, reachedBy } from './milestone-rewards';
import type { SlipPart } from './return-slip';
import type { DraftLine, SaleDraft } from './sale-draft';

/** What an exchange does, as its slip says it: the same before and after it is carried out. */
export interface ExchangeSlip {
  label: string;
  figure: string;
  parts: SlipPart[];
  /** That nothing moves; empty where something does. */
  even: string;
  /** What milestones bring that it reached, each a sentence. */
  reached: string[];
  confirm: string;
}

export function exchangeSlip(result: ExchangeResult, tierBefore: TierName, words: Words): ExchangeSlip {
  const { clerk } = words;
  const { due, cash, returned, paid, reversed, earned } = result;
  const moves = due > 0 || cash > 0 || returned !== paid || reversed > 0 || earned > 0;
  return {
    label: due > 0 ? clerk.exchange.payMore : cash > 0 ? clerk.exchange.getBack : clerk.exchange.noDifference,
    figure: bill(due > 0 ? due : cash),
    parts: [
      plain(clerk.exchange.returned, bill(returned)),
      plain(clerk.exchange.out, bill(paid)),
      ...pointsParts(result, words),
      ...lostParts(result.rewardsLost, words),
      ...tierPart(tierBefore, result.tierAfter, words),
      {
        ...plain(clerk.exchange.balance, inPoints(result.pointsAfter, words)),
        because: result.owedAfter > 0 ? clerk.refund.pending(result.owedAfter) : '',
      },
    ],
    even: moves ? '' : clerk.exchange.even,
    reached: reachedBy(result, words),
    confirm:
      due > 0 ? clerk.exchange.confirmDue(due) : cash > 0 ? clerk.exchange.confirmCash(cash) : clerk.exchange.confirm,
  };
}

function pointsParts({ carried, earned, reversed, restored, owedAdded }: ExchangeResult, words: Words): SlipPart[] {
  const { clerk } = words;
  const part = (title: string, points: number, because = ''): SlipPart[] =>
    points === 0 ? [] : [{ ...plain(title, `${signed(points)} ${clerk.common.unit}`), because }];
  return [
    ...(carried > 0
      ? [{ ...plain(clerk.exchange.carried, inPoints(carried, words)), because: clerk.exchange.carriedBecause }]
      : []),
    ...part(clerk.exchange.earned, earned),
    ...part(clerk.refund.points, 0 - reversed, owedAdded > 0 ? clerk.exchange.owed(owedAdded) : ''),
    ...part(clerk.refund.restored, restored, clerk.refund.restoredBecause),
  ];
}

function tierPart(before: TierName, after: TierName, { main, clerk }: Words): SlipPart[] {
  if (before === after) return [];
  return [{ ...plain(clerk.refund.tier, `${main.tiers[before]} → ${main.tiers[after]}`), warn: true }];
}

function plain(title: string, value: string): SlipPart {
  return { title, value, because: '', warn: false };
}

function inPoints(points: Points, { clerk }: Words): string {
  return `${whole(points)} ${clerk.common.unit}`;
}

type SoldLine = { category: string; name?: string; colour?: string; quantity: number; list: Fen; paid: Fen };

/** The bill begins with the goods that come back, but for their size: most exchanges are for another one. */
export function sameInAnotherSize(lines: readonly SoldLine[], back: readonly LineBack[]): SaleDraft {
  const out = back.flatMap(({ line, quantity }) => {
    const sold = lines[line];
    return sold ? [draftLine(sold, quantity)] : [];
  });
  return { lines: out, current: 0, receipt: '' };
}

function draftLine({ category, name = '', colour = '', quantity, list, paid }: SoldLine, pieces: number): DraftLine {
  const part = (amount: Fen): Fen => Math.floor((amount * pieces) / quantity) as Fen;
  return {
    category,
    name,
    colour,
    size: '',
    sku: '',
    quantity: pieces,
    paid: amountEntry(part(paid)),
    list: list === paid ? '' : amountEntry(part(list)),
  };
}
