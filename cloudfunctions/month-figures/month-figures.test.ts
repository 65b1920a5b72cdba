import {
  beginMonth,
  boundsOfMonth,
  liabilitiesOf,
  LiabilityTally,
  monthOf,
  MonthTally,
  type Account,
  type EpochMs,
  type MemberNo,
  type MonthFigures,
  type Movement,
  type Points,
} from '@vip-card/core';
import { figuresOf, keepFigures, recountFigures, type Store } from '@vip-card/cloud';
import { people } from '../shared/cloud/testing/seed';
import { article, openShop, type ShopFloor } from '../shared/cloud/testing/shop-floor';

const QUARTER = 15 * 60_000;
const at = (iso: string): EpochMs => Date.parse(iso) as EpochMs;
const BEGAN = at('2027-03-28T12:00:00+08:00');

let shop: ShopFloor;
let store: Store;
beforeAll(async () => {
  shop = await openShop();
  store = shop.store;
}, 60_000);
afterAll(() => shop.cloud.stop());

let written: Movement[];
beforeEach(async () => {
  for (const shelf of [store.movements, store.monthFigures, store.books]) {
    await shelf.remove({ _id: store.command.gte('') });
  }
  written = [];
});

/** Sales of one member after another that each earned some points, written directly. */
async function write(count: number, postedAt: (index: number) => number): Promise<void> {
  const sales = Array.from({ length: count }, (_, index): Movement => {
    const time = postedAt(index) as EpochMs;
    const seq = written.length + index + 1;
    const entity = seq % 3 === 0 ? 'tianhe-trading' : 'suli';
    const lot = { earnedAt: time, activeFrom: time, expiresAt: (time + (seq % 5) * 30 * 86_400_000) as EpochMs };
    const facts = { memberNo: 80260001 as MemberNo, seq, at: time, postedAt: time, storeId: 'jingan', entity };
    const points = (seq % 97) as Points;
    return { kind: 'expire', ...facts, points, effects: { opens: { ...lot, remaining: points, entity } } };
  });
  await store.movements.insertAll(sales.map((each) => [`${each.memberNo}:${each.seq}`, each]));
  written.push(...sales);
}

/** All that was written before an instant, added up at once. */
function addedUp(through: EpochMs, last = through): MonthFigures {
  const some = written.filter(({ postedAt }) => postedAt < through).sort((a, b) => a.postedAt - b.postedAt);
  const tally = new MonthTally(beginMonth(monthOf(some[0]?.postedAt ?? through)));
  for (const each of some) tally.add(each);
  tally.goOn(monthOf((last - 1) as EpochMs));
  return tally.figures(last);
}

async function kept(): Promise<MonthFigures | undefined> {
  const [newest] = await store.monthFigures.where({}, { order: [['_id', 'desc']], limit: 1 });
  if (!newest) return undefined;
  const { series, follows, ...figures } = newest;
  expect(typeof series).toBe('string');
  expect(follows === null || (await store.monthFigures.count({ series: follows })) === 1).toBe(true);
  return figures;
}

it('ended after every page, and by three at once, come to what was written, and count nothing twice', async () => {
  const until = (BEGAN + 6 * 86_400_000) as EpochMs; // over the end of the month
  await write(2_500, (index) => BEGAN + Math.floor(index / 400) * 86_400_000 + Math.floor((index % 400) / 90));
  const now = (until + QUARTER) as EpochMs;
  let runs = 0;
  for (let behind = true; behind; runs += 1) {
    const all = await Promise.all([keepFigures(store, now, 0), keepFigures(store, now, 0), keepFigures(store, now, 0)]);
    behind = all.every((each) => each.behind);
    const figures = await kept();
    expect(figures).toEqual(addedUp(figures?.through ?? now));
  }
  expect(runs).toBeGreaterThan(2);
  expect(await kept()).toEqual(addedUp(until));
  const march = await store.monthFigures.find('2027-03');
  expect(march).toMatchObject(addedUp(boundsOfMonth('2027-03').until));
  expect(await recountFigures(store, { from: '2027-03' })).toBe(true);
  expect(await keepFigures(store, now, 0)).toMatchObject({ added: 0, behind: false });
});

it('leave out what may still be written to, and show it all the same', async () => {
  await write(10, (index) => BEGAN + index * 60_000);
  const now = (BEGAN + 20 * 60_000) as EpochMs;
  const progress = await keepFigures(store, now, 1_000);
  expect(progress.newest).toMatchObject({ movements: 5, through: now - QUARTER });
  const shown = await figuresOf(store, progress, '2027-03');
  expect(shown).toMatchObject(addedUp(boundsOfMonth('2027-03').until));
  const later = await figuresOf(store, progress, '2027-05');
  expect(later?.books.map(({ opening }) => opening)).toEqual(shown?.books.map(({ closing }) => closing));
  const all = await figuresOf(store, progress);
  const tally = new LiabilityTally(now);
  const lots = written.map(({ effects: { opens } }) => ({ ...opens, id: 1 }) as Account['lots'][number]);
  tally.add({ lots, debts: [] });
  expect(all && liabilitiesOf(all, now)).toEqual(tally.liabilities);
});

it('are added up anew by a clock that was set back, and after records were brought in', async () => {
  await write(20, (index) => BEGAN + index * 60_000);
  const future = (BEGAN + 40 * 86_400_000) as EpochMs;
  await keepFigures(store, future, 1_000);
  expect((await kept())?.month).toBe('2027-05');
  const now = (BEGAN + 30 * 60_000) as EpochMs;
  await write(1, () => now);
  await keepFigures(store, now, 1_000);
  expect(await kept()).toEqual(addedUp((now - QUARTER) as EpochMs));
  await keepFigures(store, future, 1_000);
  await write(3, () => BEGAN + 5);
  expect(await recountFigures(store, { from: '2027-03' })).toBe(false);
  await keepFigures(store, future, 1_000);
  expect(await recountFigures(store, { from: '2027-03' })).toBe(true);
  expect(await kept()).toEqual(addedUp((future - QUARTER) as EpochMs));
});

it('are forgotten when the month before was begun anew under them', async () => {
  await write(5, (index) => BEGAN + index);
  const future = (BEGAN + 10 * 86_400_000) as EpochMs;
  await keepFigures(store, future, 1_000);
  const april = await store.monthFigures.find('2027-04');
  await store.monthFigures.remove({ _id: '2027-03' });
  expect(await recountFigures(store, { from: '2027-03' })).toBe(false);
  await keepFigures(store, future, 1_000);
  expect((await store.monthFigures.find('2027-04'))?.series).not.toBe(april?.series);
});

describe('the timer', () => {
  const run = () => shop.cloud.request('POST', '/local/timers/month-figures', {});

  it('keeps the figures that finance then reads, at a cost that follows what is new', async () => {
    await write(1_200, (index) => BEGAN + index);
    await shop.cloud.clock.set(BEGAN + 86_400_000);
    await Promise.all([run(), run()]);
    expect((await kept())?.movements).toBe(1_200);
    await shop.get(people.finance, 'books', 'month', { month: '2027-03' }); // the settings are read now
    const read = () => shop.get(people.finance, 'books', 'month', { month: '2027-03' });
    expect(await shop.roundTrips(read)).toBeLessThanOrEqual(9);
    const { books } = await read();
    expect(books).toEqual(addedUp(boundsOfMonth('2027-03').until).books);
  });

  it('is not to be had by a phone', async () => {
    const answer = await shop.cloud.call('month-figures', {}, { openid: people.hq });
    expect(answer).toEqual({ ok: false, refusal: { code: 'unknown_action', action: 'month-figures' } });
  });
});

it('a month that is closed has every movement counted, though its figures had missed one', async () => {
  const { session } = await shop.member();
  await shop.get(people.clerk, 'counter', 'sell', { requestId: shop.request(), session, lines: [article(5_000)] });
  const month = monthOf(await shop.now());
  await shop.cloud.clock.set(boundsOfMonth(month).until + QUARTER);
  await shop.get(people.finance, 'books', 'month', { month });
  const [sale] = await store.movements.where({}, { limit: 1 });
  if (!sale) throw new Error('no sale');
  await store.movements.insert('80260001:77', { ...sale, memberNo: 80260001 as MemberNo, seq: 77 });
  const closed = await shop.get(people.finance, 'books', 'close', { requestId: shop.request(), month });
  expect(closed.books[0]).toMatchObject({ issued: 2 * sale.points, closing: 2 * sale.points });
});
