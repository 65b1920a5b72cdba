import { SCAN_CARRIES_MS, type BillMember, type EpochMs, type MemberNo } from '@vip-card/core';
import * as v from 'valibot';
import type { Reason } from '../client';
import type { TillParts } from './parts';
import type { Settling } from './settling';

/** What became of a card that was scanned: without a network nothing, which is good enough to earn. */
export type Scan =
  { kind: 'verified'; session: string } | { kind: 'refused'; reason: Reason } | { kind: 'not_verified' };

const verified = v.object({
  session: v.string(),
  expiresAt: v.number(),
  bill: v.looseObject({ purchases: v.number() }),
});

/** Verifies cards while there is a network, and learns what the rules need to know of their members. */
export class CardScanner {
  readonly #parts: TillParts;
  readonly #settling: Settling;
  #last: { code: unknown; scan: Scan; until: number } = { code: '', scan: { kind: 'not_verified' }, until: 0 };

  constructor(parts: TillParts, settling: Settling) {
    this.#parts = parts;
    this.#settling = settling;
  }

  async scan(member: object, memberNo: MemberNo | null): Promise<Scan> {
    const online = await this.#settling.online();
    if (!('code' in member) || memberNo === null || !online) return { kind: 'not_verified' };
    const { client, clock, members, storeId } = this.#parts;
    const { code, scan, until } = this.#last;
    // A code works once: the second bill of the same scan goes by the first one's session.
    if (code === member.code && clock.now() < until) return scan;
    const outcome = await client.ask({ method: 'POST', path: '/verify-card', body: { storeId, code: member.code } });
    if (outcome.kind === 'refused') {
      // It will not be unused again, and to ask once more would count as guessing.
      if (outcome.reason.code === 'code_already_used') {
        this.#last = { code: member.code, scan: outcome, until: clock.now() + SCAN_CARRIES_MS };
      }
      return outcome;
    }
    const { success, output } = v.safeParse(verified, outcome.kind === 'done' ? outcome.value : undefined);
    if (!success) return { kind: 'not_verified' };
    // The bill is what the API's document says, and is only ever handed to the engine.
    members.learn(memberNo, output.bill as unknown as BillMember, clock.now() as EpochMs);
    const opened = { kind: 'verified', session: output.session } as const;
    this.#last = { code: member.code, scan: opened, until: output.expiresAt };
    return opened;
  }
}
