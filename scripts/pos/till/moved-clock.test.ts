import type { Fen } from '@vip-card/core';
import fc from 'fast-check';
import path from 'node:path';
import type { Asked, Outcome } from '../client';
import { ServerClock, type KnownTime } from '../clock';
import { readJson, replaceFile } from '../folder';
import { Outbox } from '../outbox';
import { TestMachine } from '../testing/machine';
import { temporaryFolder } from '../testing/temporary-folder';
import type { TillAnswer, TillNote } from './answer';
import { loadEngine } from './engine';
import { KnownMembers } from './known-members';
import { RuleBook } from './rule-book';
import { Till } from './till';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SKEW_MS = 5_000;
const CODE = '80261148000000';

class Killed extends Error {}

interface Taken {
  receipt: string;
  occurredAt: number;
  scannedAt: number;
}

/** A store in which time passes, its clock is set and its till killed; and the server, which compares what it is sent again. */
class Store {
  readonly folder = temporaryFolder();
  readonly machine = new TestMachine(Date.parse('2026-11-22T04:00:00Z'));
  network: 'through' | 'nowhere' | 'one-way' = 'through';
  /** What the server's answers are off by: they are on their way for a while, and servers differ. */
  skewMs = 0;
  /** So many steps more, and the till is killed. */
  stepsLeft = Infinity;
  /** What was sold, when, and during which start of the machine. */
  readonly sold = new Map<string, { at: number; boot: string }>();
  readonly taken: Taken[] = [];
  readonly #bodies = new Map<string, string>();
  /** Starts during which the till has kept an answer's time. */
  readonly heard = new Set<string>();
  #till: Till | undefined;
  #outbox: Outbox<TillNote, TillAnswer> | undefined;

  async till(): Promise<Till> {
    if (this.#till) return this.#till;
    const { folder, machine } = this;
    const file = path.join(folder, 'clock.json');
    const keep = (known: KnownTime): void => {
      this.step();
      replaceFile(file, JSON.stringify(known));
      this.heard.add(machine.boot);
      this.step();
    };
    const clock = new ServerClock({ known: readJson(file) as KnownTime | undefined, keep, machine });
    const outbox = new Outbox<TillNote, TillAnswer>(folder);
    this.#outbox = outbox;
    const client = { lost: false, ask: (asked: Asked) => this.ask(asked, clock, client) };
    const [rules, members] = [new RuleBook(folder), new KnownMembers(folder)];
    const engine = await loadEngine();
    const say = () => undefined;
    const parts = { storeId: 'jingan', deviceId: 'till-1', client, clock, engine, outbox, rules, members, say };
    this.#till = new Till(parts);
    await this.#till.open();
    return this.#till;
  }

  /** Sells, and is given the same again until the till has noted it. */
  async sell(receipt: string): Promise<void> {
    const lines = [{ category: 'womenswear', quantity: 1, list: 100 as Fen, paid: 100 as Fen }];
    this.sold.set(receipt, { at: this.machine.now, boot: this.machine.boot });
    const sell = async () => (await this.till()).do({ do: 'sale', member: { code: CODE }, lines, receipt });
    if (!(await this.#survives(sell))) await this.#survives(sell);
  }

  async sync(): Promise<void> {
    await this.#survives(async () => (await this.till()).do({ do: 'sync' }));
  }

  close(): void {
    this.#outbox?.close();
    this.#till = this.#outbox = undefined;
  }

  private step(): void {
    if (this.stepsLeft === 0) throw new Killed();
    this.stepsLeft -= 1;
  }

  private ask(asked: Asked, clock: ServerClock, client: { lost: boolean }): Promise<Outcome> {
    this.step();
    const answer = this.network === 'nowhere' ? undefined : this.#take(asked);
    this.step();
    client.lost = this.network === 'nowhere' || (this.network === 'one-way' && asked.method === 'POST');
    if (!answer || client.lost) return Promise.resolve({ kind: 'unreachable', why: 'cut' });
    clock.learn(this.machine.now + this.skewMs);
    this.step();
    return Promise.resolve(answer);
  }

  #take(asked: Asked): Outcome {
    if (asked.method === 'GET') return { kind: 'unchanged' };
    const reason = { code: 'busy', zh: '', en: '' };
    if (asked.path !== '/sales') return { kind: 'busy', reason, retryAfterMs: 0 };
    const body = asked.body as {
      requestId: string;
      receipt: string;
      occurredAt: number;
      member: { scannedAt: number };
    };
    const said = JSON.stringify(body);
    const before = this.#bodies.get(body.requestId);
    expect(said).toBe(before ?? said);
    const { receipt, occurredAt, member } = body;
    if (before === undefined) this.taken.push({ receipt, occurredAt, scannedAt: member.scannedAt });
    this.#bodies.set(body.requestId, said);
    return { kind: 'done', value: { award: { total: 1 }, pointsAfter: 1, due: 100 }, tag: null };
  }

  async #survives(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      this.stepsLeft = Infinity;
      this.close();
      return false;
    }
  }
}

const event = fc.record({
  first: fc.constantFrom('nothing' as const, 'close' as const, 'restart' as const),
  passMs: fc.integer({ min: MINUTE, max: 2 * DAY }),
  aheadMs: fc.option(fc.integer({ min: -400 * DAY, max: 400 * DAY })),
  network: fc.constantFrom('through' as const, 'nowhere' as const, 'one-way' as const),
  skewMs: fc.integer({ min: -SKEW_MS, max: SKEW_MS }),
  then: fc.constantFrom('sell' as const, 'sync' as const),
  stepsLeft: fc.option(fc.nat({ max: 10 }), { nil: Infinity }),
});

it('however its clock is set, and wherever it is killed, every sale is settled once at the time when it happened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 2, maxLength: 12 }), async (events) => {
      const store = new Store();
      const { machine } = store;
      for (const [place, { first, passMs, aheadMs, network, skewMs, then, stepsLeft }] of events.entries()) {
        if (first !== 'nothing') store.close();
        machine.now += passMs;
        machine.aheadMs = aheadMs ?? machine.aheadMs;
        if (first === 'restart') machine.restart();
        Object.assign(store, { network, skewMs, stepsLeft });
        await (then === 'sell' ? store.sell(`R${place}`) : store.sync());
      }
      store.stepsLeft = Infinity;
      store.network = 'through';
      machine.now += MINUTE;
      await store.sync();
      store.close();
      expect(store.taken.map(({ receipt }) => receipt)).toEqual([...store.sold.keys()]);
      for (const { receipt, occurredAt, scannedAt } of store.taken) {
        const { at = NaN, boot = '' } = store.sold.get(receipt) ?? {};
        expect(scannedAt).toBe(occurredAt);
        // Of a start without any answer nobody can tell; it has happened, though.
        if (store.heard.has(boot)) expect(Math.abs(occurredAt - at)).toBeLessThan(2 * SKEW_MS);
        else expect(occurredAt).toBeLessThan(machine.now + 2 * SKEW_MS);
      }
    }),
    { numRuns: 150 },
  );
});
