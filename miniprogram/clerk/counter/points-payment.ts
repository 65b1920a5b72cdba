import { pointsFor, redeemable, redeemRuleOf, worthOf, type Fen, type Points, type ScanSession } from '@vip-card/core';
import { amountInFen, type AmountEntry } from './amount-entry';

/** How a customer wants to pay with points, as the clerk chose or typed it. */
export type PayWith = { way: 'most' } | { way: 'points'; typed: string } | { way: 'yuan'; typed: AmountEntry };

/** Whether points may pay on a bill, and how much at most: the same judgement as the server's. */
export type PaymentOffer =
  /** Nothing is said: the rules do not offer it, or she has none. */
  | { kind: 'none' }
  /** She was found without her code: points could pay if she showed it. */
  | { kind: 'needs-code' }
  | { kind: 'open'; most: PointsPaid };

export interface PointsPaid {
  points: Points;
  worth: Fen;
}

type Customer = Pick<ScanSession, 'rules' | 'member' | 'proof'>;

export function paymentOffer({ rules, member, proof }: Customer, paid: Fen): PaymentOffer {
  const rule = redeemRuleOf(rules);
  if (!rule) return { kind: 'none' };
  const most = redeemable(rule, { paid, points: member.points });
  if (most.worth === 0) return { kind: 'none' };
  return proof === 'code' ? { kind: 'open', most } : { kind: 'needs-code' };
}

/** What points pay as it stands; `above` when more was typed than may be paid. */
export type PointsPayment = { kind: 'none' } | ({ kind: 'pays' } & PointsPaid) | { kind: 'above'; most: PointsPaid };

export function pointsPayment(customer: Customer, paid: Fen, payWith: PayWith | undefined): PointsPayment {
  const offer = paymentOffer(customer, paid);
  const rule = redeemRuleOf(customer.rules);
  if (!rule || offer.kind !== 'open' || !payWith) return { kind: 'none' };
  const { most } = offer;
  const wanted = wantedPoints(rule, most, payWith);
  if (wanted > most.points && worthOf(rule, wanted) > most.worth) return { kind: 'above', most };
  const worth = Math.min(worthOf(rule, wanted), most.worth) as Fen;
  // No point is taken without effect: what is less than a fen stays with her.
  return worth === 0 ? { kind: 'none' } : { kind: 'pays', points: pointsFor(rule, worth), worth };
}

function wantedPoints(rule: Parameters<typeof pointsFor>[0], most: PointsPaid, payWith: PayWith): Points {
  if (payWith.way === 'most') return most.points;
  if (payWith.way === 'points') return Number(payWith.typed) as Points;
  return pointsFor(rule, amountInFen(payWith.typed));
}

/** Digits of points after one key of the keypad; a point or a tenth digit changes nothing. */
export function pressPoints(typed: string, key: string): string {
  if (key === 'delete') return typed.slice(0, -1);
  if (!/^\d+$/.test(key)) return typed;
  return (typed + key).replace(/^0+/, '').slice(0, 9);
}
