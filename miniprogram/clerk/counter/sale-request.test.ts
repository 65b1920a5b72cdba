import type { EpochMs, Points } from '@vip-card/core';
import { payingRules, session } from '../testing/shop';
import type { KeptSale } from './kept-drafts';
import { pressOnSale, startSale } from './sale-draft';
import { opened, saleRequest, sealed } from './sale-request';

const now = session.expiresAt;
const customer = { ...session, rules: payingRules };
const kept: KeptSale = {
  kind: 'sale',
  requestId: 'r1',
  session: session.session,
  member: session.member,
  sent: false,
  startedAt: 0 as EpochMs,
  draft: { ...pressOnSale(startSale('womenswear'), '9'), payWith: { way: 'most' } },
};

test('what points pay is fixed when the bill is sent, so that sending it again asks for the same', () => {
  const first = sealed(kept, customer, now);
  const later = { ...customer, member: { ...customer.member, points: 10 as Points } };
  expect(saleRequest(first).redeem).toBe(450);
  expect(saleRequest(sealed(first, later, now))).toEqual(saleRequest(first));
  expect(saleRequest(sealed(first, undefined, now))).toEqual(saleRequest(first));
});

test('a plain sale asks for no points and names no receipt', () => {
  const draft = pressOnSale(startSale('womenswear'), '9');
  expect(saleRequest(sealed({ ...kept, draft }, customer, now))).toEqual({
    requestId: 'r1',
    session: session.session,
    lines: [{ category: 'womenswear', quantity: 1, list: 900, paid: 900 }],
  });
});

test('after a refusal the points are reckoned anew', () => {
  const later = { ...customer, member: { ...customer.member, points: 10 as Points } };
  expect(saleRequest(sealed(opened(sealed(kept, customer, now)), later, now)).redeem).toBe(10);
});

test('when it was charged and what it earns are fixed with it', () => {
  const first = sealed(kept, customer, now);
  expect(first.sealed).toMatchObject({ at: now, earns: 6 });
  expect(sealed(first, customer, (now + 60_000) as EpochMs)).toBe(first);
  expect(sealed(kept, undefined, now).sealed).toEqual({ at: now, pays: null, earns: null });
});
