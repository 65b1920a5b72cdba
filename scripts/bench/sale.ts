import { cloudDatabase, createStore, type Database, type Store } from '@vip-card/cloud';
import type { CardView, EpochMs, MemberNo, SaleLine, ScanSession } from '@vip-card/core';
import { memberCode } from '@vip-card/core';
import { people, seedChain } from '../../cloudfunctions/shared/cloud/testing/seed';
import { startBenchCloud, type BenchCloud } from './sale-cloud';

const ROUNDS = 60;
const WARM_UP = 10;

type Kind = 'sale' | 'refund' | 'redeem' | 'card';

/** Round trips to the database, milliseconds of the action and of the bare SDK calls that it needs, and how they relate. */
export type SaleFigures = Record<Kind, { roundTrips: number; ms: number; bareMs: number; ratio: number }>;

/** What one action writes, to be written once more by bare calls of the SDK. */
interface Bare {
  reads: readonly (readonly [collection: string, id: string])[];
  /** Absent where nothing is written. */
  transaction?: {
    reads: readonly (readonly [collection: string, id: string])[];
    where?: readonly [collection: string, condition: object, limit: number];
    puts: readonly (readonly [collection: string, id: string, document: object])[];
    inserts: readonly (readonly [collection: string, documents: readonly object[]])[];
  };
}

/**
 * Measures a sale, a return, a sale that points pay a part of, and the opening of a card: the built functions against the
 * same documents read and written by bare calls of the SDK, in one process, turn by turn, medians.
 */
export async function benchSale(): Promise<SaleFigures> {
  const cloud = await startBenchCloud();
  try {
    const database = cloudDatabase();
    const store = createStore(database);
    await seedChain(store);
    const kinds: readonly Kind[] = ['sale', 'refund', 'redeem', 'card'];
    const times = new Map(kinds.map((kind) => [kind, { ours: [] as number[], bare: [] as number[] }]));
    const roundTrips = new Map<Kind, number>();
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      const customer = await newCustomer(cloud, round);
      for (const kind of kinds) {
        const before = await store.accounts.find(String(customer.memberNo));
        let ours = 0;
        const trips = await cloud.roundTrips(async () => {
          ours = await timed(() => act(cloud, customer, kind));
        });
        const calls = await bareCallsOf(store, customer, kind, before?.seq ?? 0);
        const bare = await timed(() => callBare(database, calls));
        if (round < WARM_UP) continue;
        roundTrips.set(kind, trips);
        times.get(kind)?.ours.push(ours);
        times.get(kind)?.bare.push(bare);
      }
    }
    const figures = kinds.map((kind) => {
      const { ours = [], bare = [] } = times.get(kind) ?? {};
      const [ms, bareMs] = [median(ours), median(bare)];
      return [
        kind,
        { roundTrips: roundTrips.get(kind) ?? 0, ms, bareMs, ratio: Math.round((ms / bareMs) * 100) / 100 },
      ];
    });
    return Object.fromEntries(figures) as SaleFigures;
  } finally {
    await cloud.stop();
  }
}

interface Customer {
  openid: string;
  memberNo: MemberNo;
  session: string;
  round: number;
}

async function newCustomer(cloud: BenchCloud, round: number): Promise<Customer> {
  const openid = `o-bench-${round}`;
  const join = { action: 'join', requestId: 'join', consentVersion: '2026-01' };
  const card = await cloud.call<CardView>(openid, 'members', join);
  const code = memberCode(card.memberNo, card.secret, Date.now() as EpochMs);
  const { session } = await cloud.call<ScanSession>(people.clerk, 'counter', { action: 'scan', code });
  const customer = { openid, memberNo: card.memberNo, session, round };
  // An earlier purchase, so that there are points to pay with and something to take back.
  await cloud.call(people.clerk, 'counter', {
    action: 'sell',
    requestId: `first-${round}`,
    session,
    lines: lines(50_000),
  });
  return customer;
}

/** Three articles. */
function lines(paid: number): SaleLine[] {
  const article = { category: 'womenswear', size: 'M', colour: '白', quantity: 1, name: '针织衫' };
  return [0.5, 0.3, 0.2].map((part) => ({ ...article, list: paid * part, paid: paid * part }) as SaleLine);
}

function act(cloud: BenchCloud, { openid, session, round }: Customer, kind: Kind): Promise<unknown> {
  const request = { requestId: `${kind}-${round}`, session };
  switch (kind) {
    case 'sale':
      return cloud.call(people.clerk, 'counter', { action: 'sell', ...request, lines: lines(20_000) });
    case 'refund':
      return cloud.call(people.clerk, 'counter', { action: 'refund', ...request, amount: 5_000 });
    case 'redeem':
      return cloud.call(people.clerk, 'counter', { action: 'sell', ...request, lines: lines(20_000), redeem: 300 });
    case 'card':
      return cloud.call(openid, 'members', { action: 'myCard' });
  }
}

/** The reads and writes that an action made, with the documents that it wrote under other names. */
async function bareCallsOf(store: Store, customer: Customer, kind: Kind, seqBefore: number): Promise<Bare> {
  const { memberNo, openid, round } = customer;
  const member = String(memberNo);
  if (kind === 'card')
    return {
      reads: [
        ['identities', `openid:${openid}`],
        ['members', member],
        ['accounts', member],
      ],
    };
  const account = await store.accounts.find(member);
  const request = await store.requests.find(
    `${people.clerk}:counter.${kind === 'refund' ? 'refund' : 'sell'}:${kind}-${round}`,
  );
  const movements = await store.movements.where({ memberNo, seq: store.command.gt(seqBefore) });
  const sales = await store.sales.where({ memberNo }, { order: [['seq', 'desc']], limit: 1 });
  const returns = await store.returns.where({ memberNo }, { order: [['seq', 'desc']], limit: 1 });
  if (!account || !request) throw new Error(`${kind} wrote nothing`);
  const name = `bare-${kind}-${round}`;
  const goods = kind === 'refund' ? (['returns', returns] as const) : (['sales', sales] as const);
  const [sale] = sales;
  return {
    reads: [['signIns', people.clerk]],
    transaction: {
      reads: [['accounts', member]],
      ...(kind === 'refund' ? { where: ['sales', { memberNo }, 8] as const } : {}),
      puts: [
        ['accounts', `${member}-bare`, account],
        ...(kind === 'refund' && sale ? ([['sales', `${name}-touched`, sale]] as const) : []),
      ],
      inserts: [
        ['requests', [{ ...request, _id: name }]],
        [goods[0], goods[1].map((document) => ({ ...document, _id: name, memberNo: 0 }))],
        ['movements', movements.map((movement, index) => ({ ...movement, _id: `${name}-${index}`, memberNo: 0 }))],
      ],
    },
  };
}

/** The same calls in the same order as an action makes them, and nothing else. */
async function callBare(database: Database, { reads, transaction }: Bare): Promise<void> {
  const [first, ...rest] = reads;
  if (first) await database.collection(first[0]).doc(first[1]).get();
  await Promise.all(rest.map(([collection, id]) => database.collection(collection).doc(id).get()));
  if (!transaction) return;
  const tx = await database.startTransaction();
  for (const [collection, id] of transaction.reads) await tx.collection(collection).doc(id).get();
  if (transaction.where) {
    const [collection, condition, limit] = transaction.where;
    const query = tx.collection(collection).where(condition).orderBy('occurredAt', 'desc').orderBy('seq', 'desc');
    await query.limit(limit).get();
  }
  for (const [collection, id, document] of transaction.puts) await tx.collection(collection).doc(id).set(document);
  for (const [collection, documents] of transaction.inserts) await tx.collection(collection).add([...documents]);
  await tx.commit();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 100) / 100;
}
