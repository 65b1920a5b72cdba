import {
  memberCode,
  type CardView,
  type EpochMs,
  type Fen,
  type Functions,
  type Refusal,
  type SaleLine,
} from '@vip-card/core';
import { startTestCloud, type TestCloud } from '../../../../scripts/local-cloud/testing/test-cloud';
import { createStore, type Store } from '../store';
import { people, seedChain } from './seed';

type InputOf<Name extends keyof Functions, Action extends keyof Functions[Name]> = Functions[Name][Action] extends {
  input: infer Input;
}
  ? Input
  : never;
type ValueOf<Name extends keyof Functions, Action extends keyof Functions[Name]> = Functions[Name][Action] extends {
  value: infer Value;
}
  ? Value
  : never;

/** A seeded chain on a local cloud of its own, and the real functions as phones call them. */
export interface ShopFloor {
  cloud: TestCloud;
  store: Store;
  /** Calls an action and answers its value; throws when it is refused. */
  get<Name extends keyof Functions, Action extends keyof Functions[Name] & string>(
    openid: string,
    name: Name,
    action: Action,
    input: InputOf<Name, Action>,
  ): Promise<ValueOf<Name, Action>>;
  /** Calls an action with anything at all, and answers the refusal; undefined when it was accepted. */
  refusal(openid: string, name: string, action: string, input: Record<string, unknown>): Promise<Refusal | undefined>;
  /** A new member with a card, and a session of the clerk with her. */
  member(openid?: string): Promise<{ openid: string; card: CardView; session: string }>;
  now(): Promise<EpochMs>;
  /** How many round trips to the database a call made. */
  roundTrips(call: () => Promise<unknown>): Promise<number>;
  /** An id for a new request. */
  request(): string;
}

type Answer = { ok: true; value: unknown } | { ok: false; refusal: Refusal };

/**
 * Opens a shop for one test file; end it with `cloud.stop()` in `afterAll`. Each instance of a function loads the SDK anew,
 * so there are few: enough for two at once.
 */
export async function openShop({ instances = 3 } = {}): Promise<ShopFloor> {
  const cloud = await startTestCloud({ instances });
  const store = createStore(cloud.database);
  await seedChain(store);
  let count = 0;
  const call = (openid: string, name: string, action: string, input: object): Promise<Answer> =>
    cloud.call<Answer>(name, { action, ...input }, { openid });

  const floor: ShopFloor = {
    cloud,
    store,
    async get(openid, name, action, input) {
      const answer = await call(openid, name, action, input as object);
      if (!answer.ok) throw new Error(`${name}.${action}: ${JSON.stringify(answer.refusal)}`);
      return answer.value as never;
    },
    async refusal(openid, name, action, input) {
      const answer = await call(openid, name, action, input);
      return answer.ok ? undefined : answer.refusal;
    },
    async member(openid = `o-member-${(count += 1)}`) {
      const card = await floor.get(openid, 'members', 'join', {
        requestId: floor.request(),
        consentVersion: '2026-01',
      });
      const code = memberCode(card.memberNo, card.secret, await floor.now());
      const { session } = await floor.get(people.clerk, 'counter', 'scan', { code });
      return { openid, card, session };
    },
    now: async () => (await cloud.clock.now()) as EpochMs,
    async roundTrips(work) {
      await cloud.request('POST', '/local/stats/reset', {});
      await work();
      return (await cloud.request<{ roundTrips: number }>('GET', '/local/stats')).roundTrips;
    },
    request: () => `r-${(count += 1)}`,
  };
  return floor;
}

/** One article at a price, in fen. */
export function article(paid: number, category = 'womenswear'): SaleLine {
  return { category, quantity: 1, list: paid as Fen, paid: paid as Fen };
}
