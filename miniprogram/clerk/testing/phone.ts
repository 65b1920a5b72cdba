import type { CounterActions, EpochMs, SaleResult } from '@vip-card/core';
import type { Answer } from '../../services/call';

type SaleRequest = CounterActions['sell']['input'];

/** Thrown when the phone dies between two steps. */
export class Killed extends Error {}

export type Network =
  | 'good'
  | 'none'
  /** Says that it is there, and nothing goes out. */
  | 'no request arrives'
  /** Says that it is there, and no answer comes in. */
  | 'no answer arrives'
  /** As before, and by the time that is noticed it is gone. */
  | 'lost on the way';

/**
 * A clerk's phone with a storage that survives, a network, and a server behind it that takes sales as the real one does:
 * a repeated request id gets the first answer, with other content a refusal; a first attempt needs the scan to be open, or
 * says when it happened. It can be killed before any step that leaves a trace.
 */
export class TestPhone {
  readonly storage = new Map<string, string>();
  readonly sales: SaleRequest[] = [];
  /** All that reached the server. */
  readonly heard: SaleRequest[] = [];
  network: Network = 'good';
  now: number;
  /** What the server gives for a sale. */
  points = 526;
  /** Receipts of the store that are other sales'. */
  readonly taken = new Set<string>();
  /** The request on which the server breaks. */
  breaksOn = '';
  steps = 0;
  private killedAt = Infinity;
  private dead = false;
  private readonly answers = new Map<string, { content: string; answer: SaleResult }>();

  constructor(
    private readonly scanOpenUntil: EpochMs,
    now: number,
  ) {
    this.now = now;
    Object.assign(globalThis, { wx: this.wx() });
    jest.spyOn(Date, 'now').mockImplementation(() => this.now);
  }

  /** Dies before its so-many-th step from now. */
  killBefore(step: number): void {
    this.steps = 0;
    this.killedAt = step;
  }

  restart(): void {
    this.dead = false;
    this.killedAt = Infinity;
  }

  private step(): void {
    if (this.dead || this.steps >= this.killedAt) {
      this.dead = true;
      throw new Killed();
    }
    this.steps += 1;
  }

  private wx() {
    return {
      getStorageSync: (key: string) => {
        if (this.dead) throw new Killed();
        return JSON.parse(this.storage.get(key) ?? '""') as unknown;
      },
      setStorageSync: (key: string, value: unknown) => {
        this.step();
        this.storage.set(key, JSON.stringify(value));
      },
      getNetworkType: () =>
        Promise.resolve({
          networkType: this.network === 'none' || this.network === 'lost on the way' ? 'none' : 'wifi',
        }),
      cloud: { callFunction: (options: { data: SaleRequest }) => this.call(options.data) },
    };
  }

  private call(request: SaleRequest): Promise<{ result: Answer<SaleResult> }> {
    const lost = (): Promise<never> => Promise.reject(new Error('request:fail'));
    try {
      this.step();
    } catch {
      return lost();
    }
    if (this.network === 'none' || this.network === 'no request arrives') return lost();
    const result = this.serve(request);
    return this.network === 'good' ? Promise.resolve({ result }) : lost();
  }

  private serve(request: SaleRequest): Answer<SaleResult> {
    this.heard.push(request);
    const content = JSON.stringify({ ...request, pointsShown: undefined });
    const first = this.answers.get(request.requestId);
    if (first?.content === content) return { ok: true, value: first.answer };
    if (first) return { ok: false, refusal: { code: 'request_id_reused' } };
    const { receipt } = request;
    if (request.requestId === this.breaksOn) return { ok: false, refusal: { code: 'internal', requestId: 'fault' } };
    if (receipt !== undefined && this.taken.has(receipt)) {
      return { ok: false, refusal: { code: 'receipt_reused', receipt, at: this.now as EpochMs } };
    }
    const isOpen = this.now < this.scanOpenUntil;
    if (!isOpen && (request.occurredAt === undefined || request.occurredAt > this.now)) {
      return { ok: false, refusal: { code: 'session_expired', expiredAt: this.scanOpenUntil } };
    }
    this.sales.push(request);
    const answer = { receipt: receipt ?? `R${this.sales.length}`, award: { total: this.points } } as SaleResult;
    this.answers.set(request.requestId, { content, answer });
    return { ok: true, value: answer };
  }
}
