import type { EpochMs, MemberNo, SaleLine } from '@vip-card/core';
import type { Reason } from '../client';
import type { Letter } from '../outbox';
import type { TillNote } from './answer';
import type { TillParts } from './parts';
import { provisionalPoints, type Provisional } from './provisional';
import { reasons } from './reasons';

/** The bills that this till has taken, under their receipts. What is noted here is taken; all that follows can wait. */
export class BillBook {
  readonly #parts: TillParts;

  constructor(parts: TillParts) {
    this.#parts = parts;
  }

  /** Puts a bill on the disk, to be settled, and says so. */
  note(letter: Letter<TillNote>): void {
    this.#parts.outbox.add([letter]);
    this.#tell(letter, false);
  }

  /** Whether a receipt is noted already, not refused: the same is told again, and anything else refused. */
  isTold(path: Letter<TillNote>['path'], receipt: string, content: string): boolean {
    const kept = this.#parts.outbox.latest(path, receipt);
    if (!kept || kept.answer?.kind === 'refused') return false;
    if (kept.letter.content === content) this.#tell(kept.letter, true);
    else this.refuse(receipt, reasons.receiptReused);
    return true;
  }

  /** Says that something is not taken. */
  refuse(receipt: string | null, reason: Reason): void {
    this.#parts.say({ say: 'refused', receipt, reason });
  }

  /** The points of a bill as far as this till can know them. */
  reckon(memberNo: MemberNo | null, lines: readonly SaleLine[], at: EpochMs): Provisional | null {
    const { engine, rules, members, storeId } = this.#parts;
    return provisionalPoints({ engine, bundle: rules.bundle, members, storeId }, memberNo, lines, at);
  }

  newReceipt(): string {
    const { deviceId, outbox, clock } = this.#parts;
    const time = new Date(clock.now() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(2, 14);
    return `${deviceId.slice(-6)}-${time}-${outbox.all().length + 1}`;
  }

  #tell({ path, receipt, note: { provisional, redeem } }: Letter<TillNote>, again: boolean): void {
    const { say } = this.#parts;
    if (path === '/refunds') say({ say: 'taken_back', receipt, again });
    else say({ say: 'sold', receipt, provisional, redeem, again });
  }
}
