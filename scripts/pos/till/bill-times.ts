import type { ServerClock } from '../clock';
import type { Letter, Outbox, Queued } from '../outbox';
import type { TillAnswer, TillNote } from './answer';

type Body = Letter<TillNote>['body'];

/** The times in what this till sends. */
interface Times {
  occurredAt: number;
  member?: { scannedAt?: number };
}

/**
 * What to send of a letter. One that was made before the server had told the time is put right by what is known now, at its
 * first sending; the server compares `occurredAt` when it is asked to replay, so that nothing changes after that.
 */
export function putRight(
  letter: Queued<TillNote>,
  outbox: Outbox<TillNote, TillAnswer>,
  clock: ServerClock,
): Queued<TillNote> {
  const { made } = letter.note;
  if (!isUnsure(letter) || made === null) return letter;
  const before = outbox.all()[letter.number - 2]?.letter;
  const at = clock.timeOf(made, before && timesOf(before.body).occurredAt);
  return outbox.seal(letter, shifted(letter.body, at - timesOf(letter.body).occurredAt));
}

/** Whether the times of a letter are still to be put right. */
export function isUnsure({ note, sealed }: Queued<TillNote>): boolean {
  return note.made !== null && !sealed;
}

function shifted(body: Body, byMs: number): Body {
  const { occurredAt, member } = timesOf(body);
  const { scannedAt } = member ?? {};
  const scanned = scannedAt === undefined ? {} : { member: { ...member, scannedAt: scannedAt + byMs } };
  return { ...body, occurredAt: occurredAt + byMs, ...scanned };
}

/** Of a body that this till has made. */
function timesOf(body: Body): Times {
  return body as unknown as Times;
}
