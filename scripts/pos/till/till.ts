import type { EpochMs } from '@vip-card/core';
import type { Settler } from '../settler';
import type { TillAnswer, TillNote } from './answer';
import { BillBook } from './bill-book';
import { CardScanner } from './card-scanner';
import type { Command } from './commands';
import type { Desk } from './desk';
import type { TillParts } from './parts';
import { quote } from './quoting';
import { takeBack } from './refunding';
import { sell } from './selling';
import { Settling } from './settling';

/**
 * The reference till. It takes a sale when that is on its disk, with or without a network; shows the points that it computes
 * by itself; and settles in order as soon as it can, at the time when each happened. The server's answer wins.
 */
export class Till {
  readonly #desk: Desk;

  constructor(parts: TillParts) {
    const settling = new Settling(parts);
    this.#desk = { parts, settling, bills: new BillBook(parts), scanner: new CardScanner(parts, settling) };
  }

  get settler(): Settler<TillNote, TillAnswer> {
    return this.#desk.settling.settler;
  }

  /** Asks for the rules, and says how things are. */
  async open(): Promise<void> {
    const { settling, parts } = this.#desk;
    const { rules, outbox, storeId, say } = parts;
    await settling.refreshRules();
    const store = rules.bundle?.store.name ?? storeId;
    say({ say: 'ready', store, rules: this.#rulesInForce(), waiting: outbox.waiting() });
  }

  /** Carries out one command; what comes of it is said. */
  async do(command: Command): Promise<void> {
    if (command.do === 'sale') await sell(this.#desk, command);
    else if (command.do === 'refund') await takeBack(this.#desk, command);
    else if (command.do === 'quote') await quote(this.#desk, command);
    else if (command.do === 'sync') await this.#sync();
    else this.#status();
  }

  async #sync(): Promise<void> {
    const { settling, parts } = this.#desk;
    await settling.refreshRules();
    parts.say({ say: 'rules', version: this.#rulesInForce() });
    await settling.settleNow();
  }

  #status(): void {
    const { outbox, say } = this.#desk.parts;
    const all = outbox.all();
    say({
      say: 'status',
      waiting: all.filter(({ answer }) => !answer).map(({ letter }) => letter.receipt),
      refused: all.flatMap(({ letter: { receipt }, answer }) =>
        answer?.kind === 'refused' ? [{ receipt, reason: answer.reason }] : [],
      ),
      differences: all.flatMap(({ answer }) =>
        answer?.kind === 'done' && answer.difference ? [answer.difference] : [],
      ),
    });
  }

  #rulesInForce(): number | null {
    const { rules, engine, clock } = this.#desk.parts;
    return engine.ruleSetInForce(rules.bundle?.ruleSets ?? [], clock.now() as EpochMs)?.version ?? null;
  }
}
