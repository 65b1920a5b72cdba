import { codeDigits, codeStep, sealRuleSet, type EpochMs, type Points } from '@vip-card/core';
import { ledgerOf } from '../shared/cloud/testing/ledger';
import { people } from '../shared/cloud/testing/seed';
import { openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

let shop: ShopFloor;
beforeAll(async () => {
  shop = await openShop();
}, 60_000);
afterAll(() => shop.cloud.stop());

const consent = { consentVersion: '2026-01' };
const join = (openid: string, more: object = {}) =>
  shop.get(openid, 'members', 'join', { requestId: shop.request(), ...consent, ...more });
const phoneCode = async (phone: string): Promise<string> =>
  (await shop.cloud.request<{ code: string }>('POST', '/local/phone-codes', { openid: 'o-any', phone })).code;

describe('joining', () => {
  it('lets a visitor look around first', async () => {
    expect(await shop.get('o-visitor', 'members', 'myCard', {})).toEqual({ kind: 'visitor' });
  });

  it('gives a card with a whole number, an empty account and a way to the next tier', async () => {
    const card = await join('o-lin', { name: ' 林知夏 ', homeStoreId: 'jingan' });
    expect(card).toMatchObject({
      name: '林知夏',
      tier: 'linen',
      points: 0,
      owed: 0,
      tierProgress: { qualifyingSpend: 0, next: { tier: 'silver', remaining: 100_000 } },
      homeStore: { storeId: 'jingan', name: '静安店', closesAt: '22:00' },
      maskedPhone: null,
    });
    expect(Number.isInteger(card.memberNo) && card.memberNo >= 80260001).toBe(true);
    expect(card.secret).toMatch(/^[A-Z2-7]{32}$/);
    const mine = await shop.get('o-lin', 'members', 'myCard', {});
    expect(mine).toMatchObject({ kind: 'member', card: { memberNo: card.memberNo, secret: card.secret } });
  });

  it('makes one member of two devices at once', async () => {
    const cards = await Promise.all([1, 2, 3, 4].map(() => join('o-twice')));
    expect(new Set(cards.map(({ memberNo }) => memberNo)).size).toBe(1);
    expect(new Set(cards.map(({ secret }) => secret)).size).toBe(1);
  });

  it('gives who is a member already the card she has', async () => {
    const first = await join('o-again');
    expect(await join('o-again')).toMatchObject({ memberNo: first.memberNo, secret: first.secret });
  });

  it('answers a replayed request as the first time, and refuses another one under its id', async () => {
    const input = { requestId: shop.request(), ...consent, name: '何田' };
    const first = await shop.get('o-replay', 'members', 'join', input);
    await shop.get('o-replay', 'members', 'updateProfile', { requestId: shop.request(), name: '何禾' });
    expect(await shop.get('o-replay', 'members', 'join', input)).toEqual(first);
    expect(await shop.refusal('o-replay', 'members', 'join', { ...input, name: '另一个' })).toEqual({
      code: 'request_id_reused',
    });
  });

  it('refuses without consent to the text in force, and says which that is', async () => {
    const input = { requestId: shop.request(), consentVersion: '2025-07' };
    expect(await shop.refusal('o-no', 'members', 'join', input)).toEqual({
      code: 'consent_required',
      version: '2026-01',
    });
  });

  it('claims an old card for one member only', async () => {
    const holder = await join('o-card', { cardNumber: 'A-100' });
    expect(
      await shop.refusal('o-card-2', 'members', 'join', { requestId: shop.request(), ...consent, cardNumber: 'A-100' }),
    ).toEqual({
      code: 'card_taken',
      cardNumber: 'A-100',
    });
    const found = await shop.get(people.clerk, 'counter', 'findCard', { cardNumber: 'A-100' });
    expect(found).toMatchObject({ proof: 'card', member: { memberNo: holder.memberNo } });
  });

  it('gives an old card to one of two who claim it at once', async () => {
    const claim = (openid: string) =>
      shop.refusal(openid, 'members', 'join', { requestId: shop.request(), ...consent, cardNumber: 'A-200' });
    const refusals = await Promise.all([claim('o-claim-1'), claim('o-claim-2')]);
    expect(refusals.map((refusal) => refusal?.code).sort()).toEqual(['card_taken', undefined]);
  });

  it.each([
    [{ name: '一二三四五六七八九十一二三四五六七八九十一' }, { code: 'name_invalid', maxCharacters: 20 }],
    [{ name: 'a\u0000b' }, { code: 'name_invalid', maxCharacters: 20 }],
    [{ homeStoreId: 'nowhere' }, { code: 'store_not_found' }],
    [{ consentVersion: undefined }, { code: 'invalid_input', path: 'consentVersion' }],
    [{ name: 7 }, { code: 'invalid_input', path: 'name' }],
    [{ cardNumber: { $gt: '' } }, { code: 'invalid_input', path: 'cardNumber' }],
    [{ requestId: 'no:colons' }, { code: 'invalid_input', path: 'requestId' }],
    [{ surprise: 1 }, { code: 'invalid_input', path: 'surprise' }],
  ])('refuses %j', async (input, refusal) => {
    const all = { requestId: shop.request(), ...consent, ...input };
    expect(await shop.refusal('o-bad', 'members', 'join', all)).toMatchObject(refusal);
  });
});

describe('the profile', () => {
  it('changes what is given and keeps the rest', async () => {
    await join('o-profile', { name: '旧名', homeStoreId: 'jingan' });
    const input = { requestId: shop.request(), name: '新名' };
    const card = await shop.get('o-profile', 'members', 'updateProfile', input);
    expect(card).toMatchObject({ name: '新名', homeStore: { storeId: 'jingan' } });
    expect(await shop.get('o-profile', 'members', 'updateProfile', input)).toEqual(card);
    expect(await shop.refusal('o-profile', 'members', 'updateProfile', { ...input, name: '又名' })).toEqual({
      code: 'request_id_reused',
    });
    const wrong = { requestId: shop.request(), homeStoreId: 'nowhere' };
    expect(await shop.refusal('o-profile', 'members', 'updateProfile', wrong)).toEqual({ code: 'store_not_found' });
    expect(await shop.refusal('o-profile', 'members', 'updateProfile', { requestId: 5 })).toMatchObject({
      code: 'invalid_input',
      path: 'requestId',
    });
  });

  it('loses neither of two changes at once', async () => {
    await join('o-both');
    await Promise.all([
      shop.get('o-both', 'members', 'updateProfile', { requestId: shop.request(), name: '两头' }),
      shop.get('o-both', 'members', 'updateProfile', { requestId: shop.request(), homeStoreId: 'tianhe' }),
    ]);
    const mine = await shop.get('o-both', 'members', 'myCard', {});
    expect(mine).toMatchObject({ card: { name: '两头', homeStore: { storeId: 'tianhe' } } });
  });
});

describe('the phone number', () => {
  it('is masked, finds the member at the counter, and answers a replay though its code is used', async () => {
    const { memberNo } = await join('o-phone', { name: '苏苏' });
    const input = { requestId: shop.request(), code: await phoneCode('13812346207') };
    expect(await shop.get('o-phone', 'members', 'addPhone', input)).toEqual({ maskedPhone: '138****6207' });
    expect(await shop.get('o-phone', 'members', 'addPhone', input)).toEqual({ maskedPhone: '138****6207' });
    const mine = await shop.get('o-phone', 'members', 'myCard', {});
    expect(mine).toMatchObject({ card: { maskedPhone: '138****6207' } });

    const { candidates } = await shop.get(people.clerk, 'counter', 'searchPhone', { lastFour: '6207' });
    expect(candidates).toEqual([
      { pick: expect.any(String) as string, maskedName: '苏*', maskedPhone: '138****6207', tier: 'linen' },
    ]);
    const pick = candidates[0]?.pick ?? '';
    const found = await shop.get(people.clerk, 'counter', 'pick', { lastFour: '6207', pick });
    expect(found).toMatchObject({ proof: 'phone', member: { memberNo } });
    expect(await shop.refusal(people.colleague, 'counter', 'pick', { lastFour: '6207', pick })).toEqual({
      code: 'member_not_found',
    });
  });

  it('belongs to one member, also when two claim it at once', async () => {
    await Promise.all([join('o-phone-1'), join('o-phone-2')]);
    const codes = [await phoneCode('13900001111'), await phoneCode('13900001111')];
    const add = (openid: string, code: string | undefined) =>
      shop.refusal(openid, 'members', 'addPhone', { requestId: shop.request(), code });
    const refusals = await Promise.all([add('o-phone-1', codes[0]), add('o-phone-2', codes[1])]);
    expect(refusals.map((refusal) => refusal?.code).sort()).toEqual(['phone_taken', undefined]);
  });

  it('can be replaced, and the old number is free again', async () => {
    await Promise.all([join('o-moves'), join('o-inherits')]);
    const add = async (openid: string, phone: string) =>
      shop.refusal(openid, 'members', 'addPhone', { requestId: shop.request(), code: await phoneCode(phone) });
    expect(await add('o-moves', '13700000001')).toBeUndefined();
    expect(await add('o-moves', '13700000002')).toBeUndefined();
    expect(await add('o-inherits', '13700000001')).toBeUndefined();
  });

  it('is refused with a code that WeChat does not take', async () => {
    await join('o-forged');
    const input = { requestId: shop.request(), code: 'made-up' };
    expect(await shop.refusal('o-forged', 'members', 'addPhone', input)).toEqual({ code: 'phone_code_invalid' });
    expect(await shop.refusal('o-forged', 'members', 'addPhone', { requestId: 'x' })).toMatchObject({ path: 'code' });
  });
});

describe('a lost phone', () => {
  it('makes the old card’s codes wrong', async () => {
    const { card } = await shop.member('o-lost');
    const input = { requestId: shop.request() };
    const replaced = await shop.get('o-lost', 'members', 'replaceCard', input);
    expect(replaced.secret).not.toBe(card.secret);
    expect(await shop.get('o-lost', 'members', 'replaceCard', input)).toEqual(replaced);
    const { secret } = await shop.get('o-lost', 'members', 'replaceCard', { requestId: shop.request() });
    expect(await shop.get('o-lost', 'members', 'replaceCard', input)).toEqual({ ...replaced, secret });
    await shop.cloud.clock.advance(60_000);
    const digits = codeDigits(card.secret, codeStep(await shop.now()));
    expect(await shop.refusal(people.clerk, 'counter', 'scan', { code: `${card.memberNo}${digits}` })).toEqual({
      code: 'code_wrong',
    });
  });
});

it('keeps no card’s secret with a request, and answers replays with it', async () => {
  const openid = 'o-secret';
  const requestId = shop.request();
  const calls = [
    ['join', consent],
    ['updateProfile', { name: '新名' }],
    ['replaceCard', {}],
  ] as const;
  for (const [action, input] of calls) {
    const first = await shop.get(openid, 'members', action, { requestId, ...input });
    const record = await shop.store.requests.find(`${openid}:members.${action}:${requestId}`);
    expect(record?.answer).toMatchObject({ memberNo: first.memberNo });
    expect(JSON.stringify(record)).not.toContain(first.secret);
    expect(await shop.get(openid, 'members', action, { requestId, ...input })).toEqual(first);
  }
});

it('opens the card with one call and at most three round trips', async () => {
  const { openid } = await shop.member();
  await shop.get(openid, 'members', 'myCard', {});
  expect(await shop.roundTrips(() => shop.get(openid, 'members', 'myCard', {}))).toBeLessThanOrEqual(3);
});

it('corrects phones by the server’s clock, which can be moved here', async () => {
  const { openid } = await shop.member();
  const before = await shop.now();
  await shop.cloud.clock.advance(86_400_000);
  const mine = await shop.get(openid, 'members', 'myCard', {});
  expect(mine.kind === 'member' && mine.card.serverTime - before >= (86_400_000 as EpochMs)).toBe(true);
});

it('gives what the rules promise for joining and for a complete profile, once each, however often it is asked for', async () => {
  const [known] = await shop.store.ruleSets.where({});
  if (!known) throw new Error('no rules');
  const { effectiveFrom, expiry, pendingDays, rules } = known;
  const promising = sealRuleSet({
    effectiveFrom,
    expiry,
    pendingDays,
    version: 9,
    rules: [
      ...rules,
      { id: 'welcome', kind: 'event-bonus', event: 'join', points: 50 as Points },
      { id: 'profile', kind: 'event-bonus', event: 'profile-complete', points: 30 as Points },
    ],
  });
  await shop.store.ruleSets.put('000009', promising);
  await shop.cloud.clock.advance(61_000); // settings are read once a minute
  const openid = 'o-welcomed';
  const joining = { requestId: 'welcome', consentVersion: '2026-01', homeStoreId: 'jingan' };
  const card = await shop.get(openid, 'members', 'join', joining);
  expect(card.points).toBe(50);
  expect(await shop.get(openid, 'members', 'join', joining)).toMatchObject({ points: 50 });
  const named = await shop.get(openid, 'members', 'updateProfile', { requestId: shop.request(), name: '林素' });
  expect(named.points).toBe(50);
  const code = await phoneCode('13800006999');
  await shop.get(openid, 'members', 'addPhone', { requestId: shop.request(), code });
  await shop.get(openid, 'members', 'updateProfile', { requestId: shop.request(), name: '林 素' });
  const { account } = await ledgerOf(shop, card.memberNo);
  expect(account).toMatchObject({ balance: 80, rewarded: ['join', 'profile-complete'] });
});
