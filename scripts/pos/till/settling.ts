import type { Outcome } from '../client';
import type { Queued } from '../outbox';
import { Settler, type Standing } from '../settler';
import { answerOf, sayingOf, type TillAnswer, type TillNote } from './answer';
import { isUnsure, putRight } from './bill-times';
import type { TillParts } from './parts';

/** Settles what the till has taken, in order, and says how the server can be had. */
export class Settling {
  readonly #parts: TillParts;
  readonly settler: Settler<TillNote, TillAnswer>;
  #said: Standing['kind'] = 'settled';

  constructor(parts: TillParts) {
    this.#parts = parts;
    const { outbox, say } = parts;
    this.settler = new Settler({
      outbox,
      send: (letter) => this.#send(letter),
      answerOf,
      onSettled: ({ receipt }, answer) => say(sayingOf(receipt, answer)),
      onStanding: (standing) => this.#tellStanding(standing),
    });
  }

  /** Whether it is worth asking the server: everything before this is settled, so that its figures are whole. */
  async online(): Promise<boolean> {
    const { outbox, rules, clock, client } = this.#parts;
    if (client.lost || this.settler.standing.kind !== 'settled') return false;
    if (outbox.next() && (await this.settler.settle()).kind !== 'settled') return false;
    if (rules.isStale(clock)) await this.refreshRules();
    return true;
  }

  /** While the server cannot be had, the next try comes by itself: nobody at the till waits for it. */
  async settleSoon(): Promise<void> {
    const reachable = !this.#parts.client.lost && this.settler.standing.kind === 'settled';
    if (reachable && (await this.settler.settle()).kind === 'settled') return;
    this.settler.wake();
  }

  /** Tries now, because somebody asked, and says how it went also when nothing has changed. */
  async settleNow(): Promise<void> {
    this.#said = 'stopped';
    if ((await this.settler.settle()).kind !== 'settled') this.settler.wake();
  }

  refreshRules(): Promise<Outcome> {
    const { rules, client, storeId, clock } = this.#parts;
    return rules.refresh(client, storeId, clock);
  }

  /** Sends a letter. What was made by an unsure clock first waits for the server's time, which any answer tells. */
  async #send(letter: Queued<TillNote>): Promise<Outcome> {
    const { outbox, clock, client } = this.#parts;
    if (isUnsure(letter) && !clock.isSure) {
      const asked = await this.refreshRules();
      if (asked.kind === 'unreachable') return asked;
    }
    const { path, body, requestId } = putRight(letter, outbox, clock);
    return client.ask({ method: 'POST', path, body: { ...body, requestId } });
  }

  /** Says how the server can be had, when that has changed. */
  #tellStanding(standing: Standing): void {
    if (standing.kind === this.#said) return;
    this.#said = standing.kind;
    this.#parts.say({ say: 'standing', standing, waiting: this.#parts.outbox.waiting() });
  }
}
