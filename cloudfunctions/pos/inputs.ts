import type { MemberNo } from '@vip-card/core';
import { cardNumber, epochMs, id, receipt, requestId as someId, saleLines, text, wholeNumber } from '@vip-card/cloud';
import * as v from 'valibot';

/** A till says which store it means, so that one that was carried to another store is told. */
export const storeId = v.pipe(id, v.description('The store that the device belongs to; another one is refused.'));

export const occurredAt = v.pipe(
  epochMs,
  v.description('When it happened, by the server’s clock. A till that settles later says when it was.'),
);

/** Made by the till; what comes again under it is answered and not carried out again. */
export const requestId = v.pipe(
  someId,
  v.description('Made by the till for this request, and kept with it: a UUID does. The same again is answered again.'),
);

export const lines = v.pipe(
  saleLines,
  v.description(
    'In the order of the receipt. `list` and `paid` are for all pieces of a line: before and after discounts, and before points pay. `category` is one of those that `GET /rules` names.',
  ),
);

const session = v.strictObject({
  session: v.pipe(id, v.description('From `POST /verify-card` on this device. The only way to pay with points.')),
});

const code = v.strictObject({
  code: v.pipe(text(40), v.description('The 14 digits on the member’s card: earns only.')),
  scannedAt: v.exactOptional(
    v.pipe(
      epochMs,
      v.description(
        'When the code was scanned, by the server’s clock; `occurredAt` when absent, and at most ten minutes before it.',
      ),
    ),
  ),
});

const card = v.strictObject({
  cardNumber: v.pipe(cardNumber, v.description('The number on an old plastic card: earns only.')),
});

const number = v.strictObject({
  memberNo: v.pipe(
    wholeNumber(1, 99_999_999),
    v.transform((memberNo) => memberNo as MemberNo),
    v.description('The first eight digits of her code. For quotes and refunds: who buys shows more than that.'),
  ),
});

/** Who is buying. A member number that anybody may know is not enough. */
export const buyer = v.union([session, code, card]);

/** Whose bill it is, or who brings something back. */
export const anyMember = v.union([session, code, card, number]);

export type MemberAtTill = v.InferOutput<typeof anyMember>;

/** Which sale. */
export const saleName = v.strictObject({ storeId: id, receipt });

/** Some pieces of some of its lines, none named twice. */
export const linesBack = v.pipe(
  v.array(v.strictObject({ line: wholeNumber(0, 199), quantity: wholeNumber(1, 100_000) })),
  v.minLength(1),
  v.maxLength(200),
  v.check((lines) => new Set(lines.map(({ line }) => line)).size === lines.length, 'each line once'),
  v.description('Pieces of the sale’s lines, which count from 0; each line once.'),
);
