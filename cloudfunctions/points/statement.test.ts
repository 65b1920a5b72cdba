import {
  auditAccount,
  decideTierReview,
  DEFAULT_POLICIES,
  memberCode,
  monthOf,
  sealRuleSet,
  startOfBusinessDay,
  type Account,
  type EpochMs,
  type Fen,
  type MemberNo,
  type Points,
} from '@vip-card/core';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop();
  // A member's lines of some months, without living through them.
  await shop.store.chain.update({ _id: 'chain' }, { policies: { ...DEFAULT_POLICIES, settleDays: 100 } });
}, 60_000);
afterAll(() => shop.cloud.stop());

const DAY = 86_400_000;

const sell = (session: string, paid: number, more: { occurredAt?: EpochMs } = {}) =>
  shop.get(people.clerk, 'counter', 'sell', { requestId: shop.request(), session, lines: [article(paid)], ...more });
const refund = (session: string, amount: number) =>
  shop.get(people.clerk, 'counter', 'refund', { requestId: shop.request(), session, amount: amount as Fen });
const statement = (openid: string, input: { before?: string; limit?: number } = {}) =>
  shop.get(openid, 'points', 'statement', input);

/** Carries out what the time of the member's tier has come to at its end, as a timer would. */
async function reviewTier(memberNo: MemberNo): Promise<void> {
  const account = await accountOf(memberNo);
  const chain = await shop.store.chain.find('chain');
  if (!chain || !account.tierTerm) throw new Error('nothing to review');
  const now = startOfBusinessDay(account.tierTerm.until);
  const review = decideTierReview(account, { tiers: chain.tiers, policy: DEFAULT_POLICIES.tier, now });
  await shop.store.movements.insertAll(review.movements.map((each) => [`${memberNo}:${each.seq}`, each]));
  await shop.store.accounts.put(String(memberNo), review.account);
}

async function accountOf(memberNo: MemberNo): Promise<Account> {
  const account = await shop.store.accounts.find(String(memberNo));
  if (!account) throw new Error('no account');
  return account;
}

it('tells every movement, newest first, a page at a time, and adds up whole months', async () => {
  const { openid, session } = await shop.member();
  for (const paid of [10_000, 20_000, 30_000]) await sell(session, paid);
  await refund(session, 35_000);

  const first = await statement(openid, { limit: 2 });
  expect(first.lines.map(({ points }) => points)).toEqual([-350, 300]);
  expect(first.lines[0]).toMatchObject({ store: '静安店', cause: { kind: 'return', refunded: 35_000 } });
  expect(first).toMatchObject({ points: 250, owed: 0, months: [{ added: 600, taken: 350 }] });
  expect(first.expiring).toHaveLength(1);

  const second = await statement(openid, { limit: 2, before: first.next ?? '' });
  expect(second.lines.map(({ points }) => points)).toEqual([200, 100]);
  expect(second.next).toBeNull();
});

it('tells what was ever earned and spent, returns taken off', async () => {
  const { openid, session } = await shop.member();
  expect(await statement(openid)).toMatchObject({ lifetime: { points: 0, spent: 0 }, lines: [], next: null });
  await sell(session, 30_000);
  await refund(session, 10_000);
  expect(await statement(openid)).toMatchObject({ lifetime: { points: 200, spent: 20_000 } });
});

it('adds up the months of its lines and none between them, when a sale is settled late', async () => {
  const { openid, session } = await shop.member();
  const now = await shop.now();
  for (const days of [40, 0, 80]) await sell(session, 10_000, { occurredAt: (now - days * DAY) as EpochMs });
  const months = [0, 80].map((days) => monthOf((now - days * DAY) as EpochMs));
  const first = await statement(openid, { limit: 2 });
  expect(first.months).toEqual(months.map((month) => ({ month, added: 100, taken: 0 })));
});

it('ends where nothing is left to be shown', async () => {
  const { openid, session } = await shop.member();
  for (const paid of [10_000, 20_000]) await sell(session, paid);
  expect((await statement(openid, { limit: 2 })).next).toBeNull();
  expect((await statement(openid, { limit: 1 })).next).toBe('2');
});

it('is refused to who is no member, and with a page that makes no sense', async () => {
  expect(await shop.refusal('o-stranger', 'points', 'statement', {})).toEqual({ code: 'not_a_member' });
  const { openid } = await shop.member();
  expect(await shop.refusal(openid, 'points', 'statement', { limit: 1000 })).toMatchObject({ path: 'limit' });
  expect(await shop.refusal(openid, 'points', 'statement', { before: 'x' })).toMatchObject({ path: 'before' });
});

it('agrees with the audit about the members it tells of', async () => {
  const { openid, card, session } = await shop.member();
  await sell(session, 12_345);
  await refund(session, 5_000);
  const account = await accountOf(card.memberNo);
  const movements = await shop.store.movements.where({ memberNo: card.memberNo }, { order: [['seq', 'asc']] });
  expect(auditAccount(account, movements)).toEqual([]);
  const { lines } = await statement(openid);
  expect(lines.reduce((sum, { points }) => sum + points, 0)).toBe(account.balance - account.owed);
});

it('keeps to itself that a tier was found safe, and fills its pages all the same', async () => {
  const { openid, card, session } = await shop.member();
  await sell(session, 100_000);
  await shop.cloud.clock.advance(300 * DAY);
  const code = memberCode(card.memberNo, card.secret, await shop.now());
  await sell((await shop.get(people.clerk, 'counter', 'scan', { code })).session, 100_000);
  await reviewTier(card.memberNo);
  const { memberNo } = card;
  const written = await shop.store.movements.where({ memberNo }, { order: [['seq', 'asc']] });
  expect(written.map((each) => (each.kind === 'tier' ? each.because : each.kind))).toEqual([
    'sale',
    'sale',
    'safe',
    'kept',
  ]);

  const first = await statement(openid, { limit: 2 });
  expect(first.lines.map(({ id }) => id)).toEqual([`${memberNo}:4`, `${memberNo}:2`]);
  expect(first.lines[0]?.cause).toMatchObject({ kind: 'tier', because: 'kept', before: 'silver', after: 'silver' });
  const second = await statement(openid, { limit: 2, before: first.next ?? '' });
  expect(second.lines.map(({ id }) => id)).toEqual([`${memberNo}:1`]);
  expect(second.next).toBeNull();
});

it('tells what is pending, and how far the milestones of the rules in force are', async () => {
  const { openid, session } = await shop.member();
  await sell(session, 40_000);
  const rules = await shop.store.ruleSets.find('000001');
  if (!rules) throw new Error('no rules');
  const reward = { kind: 'prize', zh: '羊绒围巾一条', en: 'A cashmere scarf' } as const;
  const year = { id: 'year', kind: 'milestone', measure: 'spend', over: 'year', reach: 100_000, reward } as const;
  const ever = {
    ...year,
    id: 'ever',
    over: 'lifetime',
    reach: 50_000,
    reward: { kind: 'points', points: 80 as Points },
  } as const;
  const next = sealRuleSet({
    ...rules,
    version: 2,
    effectiveFrom: await shop.now(),
    pendingDays: 7,
    rules: [...rules.rules, year, ever],
  });
  await shop.store.ruleSets.put('000002', next);
  // Warm instances read their settings once a minute.
  await shop.cloud.clock.advance(61_000);

  await sell(session, 20_000);
  const told = await statement(openid);
  expect(told.points).toBe(400);
  const bonus = told.lines.find(({ cause }) => cause.kind === 'bonus');
  expect(bonus).toMatchObject({ points: 80, cause: { cause: { kind: 'milestone', milestone: 'ever@lifetime' } } });
  expect(told.pending).toHaveLength(1);
  expect(told.pending[0]?.points).toBe(280);
  expect(told.milestones).toMatchObject([
    { ruleId: 'year', reach: 100_000, progress: 60_000, reward, reachedAt: null },
    { ruleId: 'ever', reach: 50_000, progress: 60_000, reachedAt: bonus?.at },
  ]);
});
