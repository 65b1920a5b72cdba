import fc from 'fast-check';
import type { Fen, Points, RuleSet, ScanSession } from '@vip-card/core';
import { payingRules, session } from '../testing/shop';
import { paymentOffer, pointsPayment, pressPoints, type PayWith } from './points-payment';

/** 100 points are 1 yuan, for at most half a bill; she has 2,486. */
const customer: ScanSession = { ...session, rules: payingRules };
const fen = (amount: number): Fen => amount as Fen;
const pays = (paid: number, payWith?: PayWith, who = customer) => pointsPayment(who, fen(paid), payWith);

test('as many as she has are offered on a bill that is large enough', () => {
  expect(paymentOffer(customer, fen(52600))).toEqual({ kind: 'open', most: { points: 2486, worth: 2486 } });
});

test('a small bill is paid with points up to its cap, to the fen', () => {
  expect(paymentOffer(customer, fen(1999))).toEqual({ kind: 'open', most: { points: 999, worth: 999 } });
});

test('nothing is offered by rules without it, without points, or before anything is typed', () => {
  expect(paymentOffer(session, fen(52600)).kind).toBe('none');
  const poor = { ...customer, member: { ...customer.member, points: 0 as Points } };
  expect(paymentOffer(poor, fen(52600)).kind).toBe('none');
  expect(paymentOffer(customer, fen(0)).kind).toBe('none');
});

test('somebody found by phone has to show her code first, and pays with nothing until then', () => {
  const found = { ...customer, proof: 'phone' as const };
  expect(paymentOffer(found, fen(52600))).toEqual({ kind: 'needs-code' });
  expect(pays(52600, { way: 'most' }, found)).toEqual({ kind: 'none' });
});

test('offered is not chosen', () => {
  expect(pays(52600)).toEqual({ kind: 'none' });
});

test('points or yuan may be typed instead, and more than the cap is told apart', () => {
  expect(pays(52600, { way: 'points', typed: '500' })).toEqual({ kind: 'pays', points: 500, worth: 500 });
  expect(pays(52600, { way: 'yuan', typed: '5.01' })).toEqual({ kind: 'pays', points: 501, worth: 501 });
  expect(pays(52600, { way: 'points', typed: '' })).toEqual({ kind: 'none' });
  expect(pays(52600, { way: 'points', typed: '2487' })).toEqual({ kind: 'above', most: { points: 2486, worth: 2486 } });
  expect(pays(52600, { way: 'yuan', typed: '24.87' }).kind).toBe('above');
});

test('as many as possible follows the bill', () => {
  expect(pays(1000, { way: 'most' })).toMatchObject({ worth: 500 });
  expect(pays(3000, { way: 'most' })).toMatchObject({ worth: 1500 });
});

test('a point that pays no whole fen stays with her', () => {
  const rules = rate(3, 1);
  expect(pays(52600, { way: 'points', typed: '7' }, { ...customer, rules })).toEqual({
    kind: 'pays',
    points: 6,
    worth: 2,
  });
  expect(pays(52600, { way: 'points', typed: '2' }, { ...customer, rules })).toEqual({ kind: 'none' });
});

test('a point worth more than was typed pays what it is worth', () => {
  const rules = rate(1, 10);
  expect(pays(52600, { way: 'yuan', typed: '0.05' }, { ...customer, rules })).toEqual({
    kind: 'pays',
    points: 1,
    worth: 10,
  });
});

test('whatever is typed, no more is paid than the cap and than she has', () => {
  const rates = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }));
  fc.assert(
    fc.property(rates, fc.nat(100_000), fc.nat(5_000), ([points, worth], paid, typed) => {
      const payment = pays(paid, { way: 'points', typed: String(typed) }, { ...customer, rules: rate(points, worth) });
      if (payment.kind !== 'pays') return;
      expect(payment.points).toBeLessThanOrEqual(Math.min(typed, customer.member.points));
      expect(payment.worth * 2).toBeLessThanOrEqual(paid);
      expect(payment.worth).toBeGreaterThan(0);
    }),
  );
});

test('points are typed as whole digits', () => {
  expect(['5', '.', '00', '1', 'delete'].reduce(pressPoints, '')).toBe('500');
  expect(['0', '0', '7'].reduce(pressPoints, '')).toBe('7');
});

function rate(points: number, worth: number): RuleSet {
  const share = { numerator: 1, denominator: 2 };
  const pay = { id: 'pay', kind: 'points-for-cash', points: points as Points, worth: worth as Fen, share } as const;
  return { ...session.rules, rules: [...session.rules.rules, pay] };
}
