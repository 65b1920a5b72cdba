import type { EpochMs, Functions, RuleDraft } from '@vip-card/core';
import { people } from '../shared/cloud/testing/seed';
import { openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

const HOUR = 3_600_000;

let shop: ShopFloor;
let draft: RuleDraft;
let contents = 0;
beforeAll(async () => {
  shop = await openShop();
  const { ruleSet } = await shop.get(people.hq, 'rules', 'current', {});
  draft = { expiry: ruleSet.expiry, pendingDays: ruleSet.pendingDays, rules: ruleSet.rules };
}, 60_000);
afterAll(() => shop.cloud.stop());

type PublishInput = Functions['rules']['publish']['input'];

/** A publication of other rules than any before it, tried out, in an hour. */
async function another(after: number, basedOn: number, change: Partial<PublishInput> = {}): Promise<PublishInput> {
  const of: RuleDraft = { ...draft, expiry: { mode: 'days', days: (contents += 1) + 365 } };
  await shop.get(people.hq, 'rules', 'dryRun', { draft: of });
  const effectiveFrom = ((await shop.now()) + HOUR) as EpochMs;
  return { requestId: shop.request(), draft: of, after, basedOn, effectiveFrom, note: '改', ...change };
}

const publish = (input: PublishInput) => shop.get(people.hq, 'rules', 'publish', input);
const refusal = (input: PublishInput) => shop.refusal(people.hq, 'rules', 'publish', { ...input });

test('two drafts of the same version: the second is refused with who was first, though she saw the new version', async () => {
  await publish(await another(1, 1));
  const second = await another(2, 1);
  const refused = await refusal(second);
  expect(refused).toMatchObject({ code: 'rules_draft_outdated', basedOn: 1, newest: 2, name: 'hq' });
  expect(await refusal({ ...second, requestId: shop.request(), overrule: false })).toEqual(refused);
});

test('who was told and means it publishes all the same, once', async () => {
  const meant = await another(2, 1, { overrule: true });
  expect(await publish(meant)).toMatchObject({ version: 3 });
  expect(await publish(meant)).toMatchObject({ version: 3 });
  expect(await refusal({ ...meant, overrule: false })).toEqual({ code: 'request_id_reused' });
});

test('to mean it covers what one has seen: a still newer version has its own number', async () => {
  expect(await refusal(await another(2, 1, { overrule: true }))).toMatchObject({
    code: 'rules_version_taken',
    version: 3,
  });
});

test('of a version that was withdrawn the draft is outdated; of the one before it, it is not', async () => {
  await shop.get(people.hq, 'rules', 'withdraw', { requestId: shop.request(), version: 3 });
  expect(await refusal(await another(3, 3))).toMatchObject({
    code: 'rules_draft_outdated',
    basedOn: 3,
    newest: 2,
  });
  expect(await publish(await another(3, 2))).toMatchObject({ version: 4 });
});

test('two at once from the newest: one wins, by the number', async () => {
  const [one, other] = [await another(4, 4), await another(4, 4)];
  const refused = await Promise.all([one, other].map(refusal));
  expect(refused.map((each) => each?.code).sort()).toEqual(['rules_version_taken', undefined]);
});
