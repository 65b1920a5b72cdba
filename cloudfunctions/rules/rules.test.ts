import {
  memberCode,
  type EpochMs,
  type Fen,
  type Functions,
  type MemberNo,
  type Points,
  type Rule,
  type RuleDraft,
} from '@vip-card/core';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OTHER_HQ = 'o-hq-2';

type PublishInput = Functions['rules']['publish']['input'];

let shop: ShopFloor;
let draft: RuleDraft;
async function open(): Promise<void> {
  shop = await openShop();
  const { ruleSet } = await shop.get(people.hq, 'rules', 'current', {});
  draft = { expiry: ruleSet.expiry, pendingDays: ruleSet.pendingDays, rules: ruleSet.rules };
}
const close = (): Promise<void> => shop.cloud.stop();

const double: Rule = { id: 'base', kind: 'base-earn', perYuan: { numerator: 2, denominator: 1 } };
/** Twice the points; another content each time, by what nothing here depends on. */
let contents = 0;
const doubled = (): RuleDraft => ({
  ...draft,
  expiry: { mode: 'days', days: (contents += 1) + 365 },
  rules: [double, ...draft.rules.slice(1)],
});

const tryOut = (of: RuleDraft, by: string = people.marketer) => shop.get(by, 'rules', 'dryRun', { draft: of });
const versions = async (): Promise<number[]> => {
  const { versions: all } = await shop.get(people.marketer, 'rules', 'history', {});
  return all.map(({ ruleSet }) => ruleSet.version);
};

/** A publication in an hour, after the newest version, begun from the newest that stands. */
async function input(of: RuleDraft, change: Partial<PublishInput> = {}): Promise<PublishInput> {
  const effectiveFrom = ((await shop.now()) + HOUR) as EpochMs;
  const { versions: all } = await shop.get(people.marketer, 'rules', 'history', {});
  const after = all[0]?.ruleSet.version ?? 0;
  const basedOn = all.find(({ withdrawn }) => withdrawn === null)?.ruleSet.version ?? 0;
  return { requestId: shop.request(), draft: of, after, basedOn, effectiveFrom, note: '双倍积分', ...change };
}

async function triedInput(): Promise<PublishInput> {
  const of = doubled();
  await tryOut(of);
  return input(of);
}

/** A sale as the counter makes it now: the scan session lasts ten minutes only. */
async function sell(card: { memberNo: MemberNo; secret: string }, paid: number, redeem?: number): Promise<string> {
  // A code counts once: time for the next one.
  await shop.cloud.clock.advance(30_000);
  const code = memberCode(card.memberNo, card.secret, await shop.now());
  const { session } = await shop.get(people.clerk, 'counter', 'scan', { code });
  const { receipt } = await shop.get(people.clerk, 'counter', 'sell', {
    requestId: shop.request(),
    session,
    lines: [article(paid)],
    ...(redeem === undefined ? {} : { redeem: redeem as Points }),
  });
  return receipt;
}

async function secondHq(): Promise<void> {
  const { invitation } = await shop.get(people.hq, 'stores', 'invite', {
    requestId: shop.request(),
    role: 'hq',
    name: '周宁',
    storeId: 'jingan',
  });
  await shop.get(OTHER_HQ, 'stores', 'acceptInvitation', { requestId: shop.request(), invitation });
}

describe('a dry run', () => {
  beforeAll(open, 60_000);
  afterAll(close);
  // It sees twelve months: whoever bought in another test, or joined, is out of its sight.
  beforeEach(() => shop.cloud.clock.advance(370 * 24 * HOUR));

  it('says what a draft would have cost on the bills of the last twelve months', async () => {
    const { card } = await shop.member();
    await sell(card, 10_000);
    await sell(card, 5_000);
    const other = await shop.member();
    await sell(other.card, 2_000);
    const report = await tryOut(doubled());
    expect(report).toMatchObject({ oneIn: 1, standing: 1, joining: { members: 2, standing: 0, draft: 0 } });
    expect(report.result).toMatchObject({
      members: 2,
      bills: 3,
      given: 170,
      standing: 170,
      draft: 340,
      worth: 170,
      winners: { members: 2, points: 170 },
      unchanged: 0,
      stores: [{ storeId: 'jingan', bills: 3 }],
    });
  });

  it('finds that the rules in force change nothing', async () => {
    const { card } = await shop.member();
    await sell(card, 110_000);
    await sell(card, 60_000, 500);
    const { result } = await tryOut(draft);
    expect(result).toMatchObject({ members: 1, bills: 2, unchanged: 1, worth: 0 });
    expect([result.standing, result.draft]).toEqual([result.given, result.given]);
  });

  it('compares with the newest version that stands, whatever rules the bills were written under', async () => {
    const { card } = await shop.member();
    await sell(card, 10_000);
    const of = doubled();
    expect((await tryOut(of)).result).toMatchObject({ standing: 100, draft: 200 });
    const { version } = await shop.get(people.hq, 'rules', 'publish', await input(of));
    const report = await tryOut(of);
    expect(report.standing).toBe(version);
    expect(report.result).toMatchObject({ given: 100, standing: 200, draft: 200, worth: 0, unchanged: 1 });
    await shop.get(people.hq, 'rules', 'withdraw', { requestId: shop.request(), version });
    expect(await tryOut(of)).toMatchObject({ standing: 1, result: { standing: 100, draft: 200 } });
  });

  it('leaves out what is older, and knows that it was bought', async () => {
    const { card } = await shop.member();
    await sell(card, 10_000);
    await shop.cloud.clock.advance(370 * 24 * HOUR);
    await sell(card, 10_000);
    const first: Rule = { id: 'first', kind: 'first-purchase-bonus', points: 50 as Points, minimumSpend: 0 as Fen };
    const { result } = await tryOut({ ...draft, rules: [...draft.rules, first] });
    expect(result).toMatchObject({ bills: 1, given: 100, draft: 100 });
  });

  it('counts what a draft gives for joining', async () => {
    await shop.member();
    const join: Rule = { id: 'join', kind: 'event-bonus', event: 'join', points: 20 as Points };
    const { joining } = await tryOut({ ...draft, rules: [...draft.rules, join] });
    expect(joining).toEqual({ members: 1, standing: 0, draft: 20 });
  });

  it('refuses what is no rule set, with the path of what is wrong', async () => {
    const shoes = { ...double, id: 'shoes', kind: 'category-exclusion', categories: ['shoes'], perYuan: undefined };
    const refusal = await shop.refusal(people.hq, 'rules', 'dryRun', { draft: { ...draft, rules: [double, shoes] } });
    expect(refusal).toMatchObject({ code: 'rule_set_invalid', path: 'rules.1.categories' });
    expect(await shop.refusal(people.hq, 'rules', 'dryRun', { draft: [] })).toMatchObject({ code: 'invalid_input' });
  });
});

describe('publishing', () => {
  beforeAll(open, 60_000);
  afterAll(close);

  it('makes the draft the next version, in force from its moment on, and old bills keep theirs', async () => {
    const { card } = await shop.member();
    const before = await sell(card, 10_000);
    const published = await triedInput();
    expect(await shop.get(people.hq, 'rules', 'publish', published)).toEqual({
      version: 2,
      effectiveFrom: published.effectiveFrom,
    });
    const { versions: all } = await shop.get(people.finance, 'rules', 'history', {});
    expect(all).toMatchObject([
      { ruleSet: { version: 2 }, note: '双倍积分', published: { name: 'hq' }, withdrawn: null },
      { ruleSet: { version: 1 }, note: '', published: null },
    ]);
    await shop.cloud.clock.advance(HOUR);
    const after = await sell(card, 10_000);
    const bill = (receipt: string) => shop.get(people.finance, 'rules', 'reEvaluate', { storeId: 'jingan', receipt });
    expect(await bill(before)).toMatchObject({
      given: { ruleSetVersion: 1, total: 100 },
      again: { agrees: true },
      today: { ruleSetVersion: 2, total: 200 },
    });
    expect(await bill(after)).toMatchObject({ given: { ruleSetVersion: 2, total: 200 }, again: { agrees: true } });
  });

  it('asks for a dry run of exactly this content, by anybody, within a day', async () => {
    const of = doubled();
    await tryOut(doubled());
    const attempt = async () => shop.refusal(people.hq, 'rules', 'publish', { ...(await input(of)) });
    expect(await attempt()).toEqual({ code: 'dry_run_required', hours: 24 });
    await tryOut(of);
    await shop.cloud.clock.advance(24 * HOUR);
    expect(await attempt()).toEqual({ code: 'dry_run_required', hours: 24 });
    await tryOut(of);
    expect(await attempt()).toBeUndefined();
  });

  it('takes effect only once every warm instance must know of it', async () => {
    const known = await versions();
    const soon = { ...(await triedInput()), effectiveFrom: (await shop.now()) + MINUTE };
    expect(await shop.refusal(people.hq, 'rules', 'publish', soon)).toMatchObject({ code: 'effective_too_soon' });
    expect(await versions()).toEqual(known);
  });

  it('gives a request that comes again its first answer, and refuses its id for something else', async () => {
    const request = await triedInput();
    const first = await shop.get(people.hq, 'rules', 'publish', request);
    expect(await shop.get(people.hq, 'rules', 'publish', request)).toEqual(first);
    const changed = { ...request, note: '改了' };
    expect(await shop.refusal(people.hq, 'rules', 'publish', changed)).toEqual({ code: 'request_id_reused' });
    expect((await versions())[0]).toBe(first.version);
  });

  it('by two at once lets one win; the other hears who', async () => {
    await secondHq();
    const [mine, hers] = [await triedInput(), await triedInput()];
    const refusals = await Promise.all([
      shop.refusal(people.hq, 'rules', 'publish', { ...mine }),
      shop.refusal(OTHER_HQ, 'rules', 'publish', { ...hers }),
    ]);
    const lost = refusals.filter((refusal) => refusal !== undefined);
    expect(lost).toHaveLength(1);
    const winner = refusals[0] === undefined ? 'hq' : '周宁';
    expect(lost[0]).toMatchObject({ code: 'rules_version_taken', version: mine.after + 1, name: winner });
    expect((await versions())[0]).toBe(mine.after + 1);
  });

  it('sent twice at once publishes once', async () => {
    const request = await triedInput();
    const [one, two] = await Promise.all([1, 2].map(() => shop.get(people.hq, 'rules', 'publish', request)));
    expect(one).toEqual(two);
    expect((await versions())[0]).toBe(request.after + 1);
  });

  it('wants a version that is there to follow', async () => {
    const gap = { ...(await triedInput()), after: 90 };
    expect(await shop.refusal(people.hq, 'rules', 'publish', gap)).toEqual({ code: 'rules_not_found', version: 90 });
  });
});

describe('withdrawing', () => {
  beforeAll(open, 60_000);
  afterAll(close);

  async function published(): Promise<{ version: number; effectiveFrom: EpochMs }> {
    return shop.get(people.hq, 'rules', 'publish', await triedInput());
  }

  it('takes back what is not in effect: it never counts, and its number is not used again', async () => {
    const { card } = await shop.member();
    const { version } = await published();
    await shop.get(people.hq, 'rules', 'withdraw', { requestId: shop.request(), version });
    const { versions: all } = await shop.get(people.hq, 'rules', 'history', {});
    expect(all[0]).toMatchObject({ ruleSet: { version }, withdrawn: { name: 'hq' } });
    const again = { ...(await triedInput()), after: version - 1 };
    expect(await shop.refusal(people.hq, 'rules', 'publish', again)).toMatchObject({ code: 'rules_version_taken' });
    const next = await published();
    expect(next.version).toBe(version + 1);
    await shop.get(people.hq, 'rules', 'withdraw', { requestId: shop.request(), version: next.version });
    await shop.cloud.clock.advance(2 * HOUR);
    const receipt = await sell(card, 10_000);
    expect(await shop.get(people.hq, 'rules', 'reEvaluate', { storeId: 'jingan', receipt })).toMatchObject({
      given: { ruleSetVersion: 1, total: 100 },
    });
  });

  it('is answered once, and the second of two hears who was first', async () => {
    const { version } = await published();
    const request = { requestId: shop.request(), version };
    const first = await shop.get(people.hq, 'rules', 'withdraw', request);
    expect(await shop.get(people.hq, 'rules', 'withdraw', request)).toEqual(first);
    expect(await shop.refusal(people.hq, 'rules', 'withdraw', { ...request, version: version + 1 })).toEqual({
      code: 'request_id_reused',
    });
    expect(await shop.refusal(people.hq, 'rules', 'withdraw', { ...request, requestId: 'w-2' })).toMatchObject({
      code: 'rules_withdrawn',
      name: 'hq',
    });
  });

  it('by two at once happens once', async () => {
    const { version } = await published();
    const attempts = [1, 2].map(() => ({ requestId: shop.request(), version }));
    const refusals = await Promise.all(attempts.map((each) => shop.refusal(people.hq, 'rules', 'withdraw', each)));
    expect(refusals.map((refusal) => refusal?.code).sort()).toEqual(['rules_withdrawn', undefined]);
  });

  it('is refused once it counts, or is about to', async () => {
    const { version, effectiveFrom } = await published();
    await shop.cloud.clock.set(effectiveFrom - MINUTE);
    const refusal = { code: 'rules_in_effect', version, effectiveFrom };
    const request = () => ({ requestId: shop.request(), version });
    expect(await shop.refusal(people.hq, 'rules', 'withdraw', request())).toEqual(refusal);
    await shop.cloud.clock.set(effectiveFrom + HOUR);
    expect(await shop.refusal(people.hq, 'rules', 'withdraw', request())).toEqual(refusal);
    expect(await shop.refusal(people.hq, 'rules', 'withdraw', { ...request(), version: 99 })).toEqual({
      code: 'rules_not_found',
      version: 99,
    });
  });
});

describe('an old bill', () => {
  beforeAll(open, 60_000);
  afterAll(close);

  it('is evaluated as it was, points that paid and a new tier included; who looked is in the log', async () => {
    const { card } = await shop.member();
    const receipts = [await sell(card, 110_000), await sell(card, 33_333, 400), await sell(card, 1_234)];
    await shop.cloud.clock.advance(30 * 24 * HOUR);
    for (const receipt of receipts) {
      const bill = await shop.get(people.marketer, 'rules', 'reEvaluate', { storeId: 'jingan', receipt });
      expect(bill.again).toEqual({ award: bill.given, agrees: true });
    }
    const log = await shop.store.auditLog.where({ action: 'rules.reEvaluate', staffId: 'marketer' });
    expect(log.map(({ memberNo }) => memberNo)).toEqual(receipts.map(() => card.memberNo));
  });

  it('that is not there is refused', async () => {
    const refusal = await shop.refusal(people.hq, 'rules', 'reEvaluate', { storeId: 'jingan', receipt: 'JA-1' });
    expect(refusal).toEqual({ code: 'bill_not_found', receipt: 'JA-1' });
  });
});
