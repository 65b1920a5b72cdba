import type { PosClient } from '../client';
import type { ServerClock } from '../clock';
import type { Outbox } from '../outbox';
import type { TillAnswer, TillNote } from './answer';
import type { Engine } from './engine';
import type { KnownMembers } from './known-members';
import type { RuleBook } from './rule-book';
import type { Saying } from './sayings';

/** What a till is made of. */
export interface TillParts {
  storeId: string;
  deviceId: string;
  client: Pick<PosClient, 'ask' | 'lost'>;
  clock: ServerClock;
  engine: Engine;
  outbox: Outbox<TillNote, TillAnswer>;
  rules: RuleBook;
  members: KnownMembers;
  say: (saying: Saying) => void;
}
