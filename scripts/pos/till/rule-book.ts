import type { RuleSet, TierName } from '@vip-card/core';
import path from 'node:path';
import type { Outcome, PosClient } from '../client';
import { readJson, replaceFile } from '../folder';

/** What `GET /rules` answers. */
export interface RuleBundle {
  store: { storeId: string; name: string };
  categories: { id: string; zh: string; en: string }[];
  tiers: { tier: TierName; from: number }[];
  ruleSets: RuleSet[];
}

interface Kept {
  tag: string | null;
  bundle: RuleBundle;
}

interface Clock {
  now: () => number;
}

/** Ask so often, while there is a network. */
const FRESH_MS = 10 * 60_000;

/** The rules that a till carries, on its disk, with the tag that says which they are. */
export class RuleBook {
  readonly #file: string;
  #kept: Kept | undefined;
  #askedAt = -Infinity;

  constructor(folder: string) {
    this.#file = path.join(folder, 'rules.json');
    this.#kept = readJson(this.#file) as Kept | undefined;
  }

  /** Undefined before the first answer of a server. */
  get bundle(): RuleBundle | undefined {
    return this.#kept?.bundle;
  }

  /** Whether it is time to ask again. */
  isStale(clock: Clock): boolean {
    return clock.now() - this.#askedAt > FRESH_MS;
  }

  /** Asks the server whether there are other rules, and keeps them. The clock is read after the answer, which may have set it. */
  async refresh(client: Pick<PosClient, 'ask'>, storeId: string, clock: Clock): Promise<Outcome> {
    const knownTag = this.#kept?.tag;
    const outcome = await client.ask({
      method: 'GET',
      path: '/rules',
      query: { storeId },
      ...(typeof knownTag === 'string' ? { knownTag } : {}),
    });
    if (outcome.kind === 'done') {
      // The API's own answer, signed for; its document says this shape.
      this.#kept = { tag: outcome.tag, bundle: outcome.value as RuleBundle };
      replaceFile(this.#file, JSON.stringify(this.#kept));
    }
    if (outcome.kind === 'done' || outcome.kind === 'unchanged') this.#askedAt = clock.now();
    return outcome;
  }
}
