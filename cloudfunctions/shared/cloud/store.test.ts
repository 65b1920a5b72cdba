import {
  accept,
  DEFAULT_POLICIES,
  decideJoin,
  refuse,
  sealRuleSet,
  type EpochMs,
  type Fen,
  type MemberNo,
  type RuleSet,
} from '@vip-card/core';
import { startTestCloud, type TestCloud } from '../../../scripts/local-cloud/testing/test-cloud';
import { writeChain, writeMembers } from './bulk';
import type { Database, SdkTransaction } from './database';
import { phoneOf } from './phone';
import { createStore, type Store } from './store';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud({ functions: false });
}, 60_000);
afterAll(() => cloud.stop());

let count = 0;
const request = () => ({ openid: 'o-1', action: 'test', requestId: `r-${(count += 1)}`, content: { a: 1 } });

/** Adds one to a counter, in a transaction. */
const add = (store: Store, name: string, sent: ReturnType<typeof request>) =>
  store.transact(sent, async (tx) => {
    const { next } = (await tx.counters.find(name)) ?? { next: 0 };
    tx.counters.put(name, { next: next + 1 });
    return accept(next + 1);
  });

/** The real database, except that the connection breaks at the first commit: before it arrives, or after. */
function breakingAtCommit(when: 'before' | 'after'): Database {
  const database: Database = cloud.database;
  let broken = false;
  return {
    collection: (name) => database.collection(name),
    command: database.command,
    async startTransaction(): Promise<SdkTransaction> {
      const transaction = await database.startTransaction();
      return {
        collection: (name) => transaction.collection(name),
        rollback: () => transaction.rollback(),
        async commit() {
          if (broken) return transaction.commit();
          broken = true;
          if (when === 'after') await transaction.commit();
          throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
        },
      };
    },
  };
}

describe('a request', () => {
  it('that is sent again gets its first answer and does nothing', async () => {
    const store = createStore(cloud.database);
    const sent = request();
    expect(await add(store, 'replay', sent)).toEqual(accept(1));
    expect(await add(store, 'replay', sent)).toEqual(accept(1));
    expect(await store.counters.find('replay')).toEqual({ next: 1 });
  });

  it('with other content under a used id is refused', async () => {
    const store = createStore(cloud.database);
    const sent = request();
    await add(store, 'reuse', sent);
    expect(await add(store, 'reuse', { ...sent, content: { a: 2 } })).toEqual(refuse({ code: 'request_id_reused' }));
  });

  it('whose answer was lost after the commit is not carried out again', async () => {
    const store = createStore(breakingAtCommit('after'));
    expect(await add(store, 'lost-after', request())).toEqual(accept(1));
    expect(await store.counters.find('lost-after')).toEqual({ next: 1 });
  });

  it('that broke off before the commit is carried out once', async () => {
    const store = createStore(breakingAtCommit('before'));
    expect(await add(store, 'lost-before', request())).toEqual(accept(1));
    expect(await store.counters.find('lost-before')).toEqual({ next: 1 });
  });

  it('that is refused writes nothing, and may succeed later under the same id', async () => {
    const store = createStore(cloud.database);
    const sent = request();
    const refused = await store.transact(sent, (tx) => {
      tx.counters.put('refused', { next: 1 });
      return Promise.resolve(refuse({ code: 'member_not_found' }));
    });
    expect(refused).toEqual(refuse({ code: 'member_not_found' }));
    expect(await store.counters.find('refused')).toBeUndefined();
    expect(await add(store, 'refused', sent)).toEqual(accept(1));
  });

  it('hears on its next try that a document it would insert exists', async () => {
    const store = createStore(cloud.database);
    await store.counters.insert('taken', { next: 7 });
    const answer = await store.transact(request(), async (tx) => {
      if (tx.collided('counters')) return accept((await tx.counters.find('taken'))?.next ?? 0);
      tx.counters.insert('taken', { next: 1 });
      return accept(1);
    });
    expect(answer).toEqual(accept(7));
  });

  it('whose callback throws leaves nothing behind, and the fault comes out', async () => {
    const store = createStore(cloud.database);
    const work = store.transact(request(), (tx) => {
      tx.counters.put('fault', { next: 1 });
      return Promise.reject(new Error('a bug'));
    });
    await expect(work).rejects.toThrow('a bug');
    expect(await store.counters.find('fault')).toBeUndefined();
  });
});

it('twenty at once on one document are all carried out', async () => {
  const store = createStore(cloud.database);
  const answers = await Promise.all(Array.from({ length: 20 }, () => add(store, 'crowd', request())));
  expect(answers.map((answer) => (answer.ok ? answer.value : 0)).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
});

it('a condition without a value is a fault, not a wider search', async () => {
  const store = createStore(cloud.database);
  await expect(store.sales.where({ memberNo: undefined, storeId: 'jingan' })).rejects.toThrow(
    'a condition on memberNo',
  );
  await expect(store.members.count({ joinedAt: undefined })).rejects.toThrow('a condition on joinedAt');
});

it('numbers are given out once, also to many at once', async () => {
  const store = createStore(cloud.database);
  await store.counters.insert('numbers', { next: 0 });
  const numbers = await Promise.all(Array.from({ length: 20 }, () => store.counters.increment('numbers', 'next')));
  expect(new Set(numbers).size).toBe(20);
  expect(await store.counters.increment('no such counter', 'next')).toBeUndefined();
});

it('reads a long collection in pages', async () => {
  const store = createStore(cloud.database);
  const reading = { at: 1 as EpochMs, staffId: 'clerk', storeId: null, action: 'counter.scan', memberNo: null };
  for (let page = 0; page < 6; page += 1) {
    await store.auditLog.insertAll(Array.from({ length: 200 }, (_, index) => [`${page}-${index}`, reading]));
  }
  const sizes: number[] = [];
  for await (const page of store.auditLog.pages(['at'])) sizes.push(page.length);
  expect(sizes).toEqual([1000, 200]);
});

describe('a chain', () => {
  const chain = {
    brand: { zh: '素里', en: 'SULI' },
    consentVersion: '1',
    categories: [],
    tiers: [],
    regions: [],
    policies: DEFAULT_POLICIES,
    entity: 'suli',
  };
  const base = { id: 'base', kind: 'base-earn', perYuan: { numerator: 1, denominator: 1 } } as const;
  const content = {
    version: 1,
    effectiveFrom: 0 as EpochMs,
    expiry: { mode: 'never' } as const,
    pendingDays: 0,
    rules: [base] as RuleSet['rules'],
  };
  const valid = sealRuleSet(content);
  const withRules = (...rules: RuleSet['rules']) => sealRuleSet({ ...content, rules });
  const half = { ...base, perYuan: { numerator: 1, denominator: 0 } };
  const extra = (denominator: number) => ({ numerator: 1, denominator });
  const tooFine = [9973, 9967, 9949, 9941].map((prime) => ({
    id: `p-${prime}`,
    kind: 'category-multiplier' as const,
    category: 'all',
    extra: extra(prime),
    minimumSpend: 0 as Fen,
  }));

  it.each<[string, RuleSet]>([
    ['rule set 1: rules.0.perYuan.denominator: expected >=1', withRules(half)],
    ['rule set 1: rules: expected ratios', withRules(base, ...tooFine)],
    ['rule set 1: hash: expected ', { ...valid, effectiveFrom: 1 as EpochMs }],
  ])('is not written when its rules are wrong: %s', async (fault, wrong) => {
    const store = createStore(cloud.database);
    await expect(writeChain(store, { chain, stores: [], ruleSets: [wrong], staff: [] })).rejects.toThrow(fault);
    expect(await store.chain.find('chain')).toBeUndefined();
  });

  it('is written with valid rules', async () => {
    const store = createStore(cloud.database);
    await writeChain(store, { chain, stores: [], ruleSets: [valid], staff: [] });
    expect(await store.ruleSets.find('000001')).toEqual(valid);
  });
});

it('takes whole histories in bulk, and joining goes on after their numbers', async () => {
  process.env['PHONE_HASH_KEY'] = 'test';
  const store = createStore(cloud.database);
  const now = Date.parse('2026-11-22T12:00:00+08:00') as EpochMs;
  const consent = { consentInForce: '1', consentGiven: '1' };
  const records = Array.from({ length: 450 }, (_, index) => {
    const memberNo = (80270001 + index) as MemberNo;
    const joined = decideJoin({ memberNo, secret: 'A'.repeat(32), now, cardNumber: `bulk-${index}`, ...consent });
    if (!joined.ok) throw new Error(joined.refusal.code);
    const { member, account } = joined.value;
    const openid = `o-bulk-${index}`;
    return {
      openid,
      member: { ...member, phone: phoneOf('13812346207') },
      account,
      sales: [],
      returns: [],
      movements: [],
    };
  });
  await writeMembers(store, records.slice(0, 1), 80270451);
  await writeMembers(
    store,
    records.slice(1).map((record) => ({ ...record, member: { ...record.member, phone: null } })),
    80270451,
  );
  expect(await store.members.count({ joinedAt: now })).toBe(450);
  expect(await store.identities.find('card:bulk-449')).toEqual({ memberNo: 80270450 });
  expect(await store.identities.find(`phone:${phoneOf('13812346207').hash}`)).toEqual({ memberNo: 80270001 });
  expect(await store.counters.increment('memberNo', 'next')).toBe(80270451);
});
