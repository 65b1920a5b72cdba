import type { EpochMs, Fen, Purchase } from '@vip-card/core';

import { row, sum, type BillRow } from '../../components/points-line/bill-rows';
import { isRounded } from '../../components/points-line/rounded';
import { awardRows, type LineView } from '../../components/points-line/receipt';
import { bill, signed } from '../../copy/figures';
import type { Copy } from '../../copy/index';

interface Words {
  copy: Copy;
  /** A category's name, for what was sold without one of its own. */
  category: (id: string) => string;
  now: EpochMs;
}

/** Her purchases as lines that open into their receipts. */
export function purchaseViews(purchases: readonly Purchase[], words: Words): LineView[] {
  return purchases.map((purchase) => {
    // What goods were given for comes later, and so is read before them.
    const exchangedInto = purchases.filter(({ exchangeFor }) => exchangeFor?.id === purchase.id);
    return purchaseView(purchase, exchangedInto, words);
  });
}

function purchaseView(purchase: Purchase, exchangedInto: readonly Purchase[], words: Words): LineView {
  const { copy, category, now } = words;
  const { purchases: said, points: common, figures } = copy;
  const { id, lines, receipt, award } = purchase;
  const names = [...new Set(lines.map((line) => line.name ?? category(line.category)))];
  const what = said.what(
    names,
    lines.reduce((count, { quantity }) => count + quantity, 0),
  );
  const where = said.where(purchase.store, purchase.channel);
  const when = [figures.dayAndTime(purchase.at, now), where].join(common.comma);
  const amount = figures.bill(amountOf(purchase, exchangedInto));
  const tag = became(purchase, exchangedInto, copy);
  return {
    id,
    cause: what,
    when,
    points: amount,
    earned: false,
    tag,
    aria: [what, amount, when, tag].filter(Boolean).join(common.comma),
    parts: [goodsRows(purchase, words), moneyRows(purchase, copy), pointsRows(purchase, exchangedInto, words)],
    notes: notesOf(purchase, exchangedInto, words),
    version: [said.receipt(receipt), copy.rules.version(award.ruleSetVersion)].join(' · '),
  };
}

/** What the line says it came to. Goods that were exchanged stand among her purchases once, as those that they became. */
function amountOf({ paid, refunded }: Purchase, exchangedInto: readonly Purchase[]): Fen {
  return exchangedInto.length > 0 ? ((paid - refunded) as Fen) : paid;
}

/** What became of it since, in a word, or else that it came by an exchange; empty when neither. */
function became(purchase: Purchase, exchangedInto: readonly Purchase[], { purchases: said }: Copy): string {
  const { lines, paid, refunded, voidedAt, exchangeFor } = purchase;
  if (voidedAt !== null) return said.voided;
  if (lines.every(({ quantity, returned }) => returned === quantity) || (paid > 0 && refunded === paid)) {
    return exchangedInto.length > 0 ? said.exchanged : said.allReturned;
  }
  if (exchangedInto.length > 0) return said.someExchanged;
  if (refunded > 0 || lines.some(({ returned }) => returned > 0)) return said.someReturned;
  return exchangeFor === null ? '' : said.byExchange;
}

/** Each article with its size and colour, and how many pieces of it came back. */
function goodsRows({ lines, voidedAt }: Purchase, { copy, category }: Words): BillRow[] {
  const { purchases: said, points: common } = copy;
  return lines.flatMap(({ name, category: id, size, colour, quantity, paid, returned }) => {
    const pieces = quantity === 1 ? '' : said.pieces(quantity);
    const article = [name ?? category(id), size, colour, pieces].filter(Boolean).join(common.comma);
    const back = returned > 0 && voidedAt === null ? [row(said.back(returned), '')] : [];
    return [row(article, bill(paid)), ...back];
  });
}

/** What she paid. Of goods from an exchange only the difference was paid, which the statement tells. */
function moneyRows(purchase: Purchase, { purchases: said, figures }: Copy): BillRow[] {
  const { paid, worth, redeemed, refunded, voidedAt, exchangeFor } = purchase;
  const withPoints = worth > 0 ? [row(said.withPoints(redeemed), bill((0 - worth) as Fen))] : [];
  const total =
    exchangeFor === null
      ? [...withPoints, sum(said.paid, figures.bill((paid - worth) as Fen))]
      : [sum(said.total, figures.bill(paid)), ...withPoints];
  const back = refunded > 0 && voidedAt === null ? [row(said.goodsBack, bill((0 - refunded) as Fen))] : [];
  return [...total, ...back];
}

/** What it earned and by which rules, what of that was taken back, and what is left. */
function pointsRows(purchase: Purchase, exchangedInto: readonly Purchase[], words: Words): BillRow[] {
  const { purchases: said, figures } = words.copy;
  const { award, reversed } = purchase;
  const earned = awardRows(award, words);
  if (reversed === 0) return earned;
  return [
    ...earned,
    row(exchangedInto.length === 0 ? said.takenBack : said.movedOn, signed(0 - reversed)),
    sum(said.kept, figures.points(award.total - reversed)),
  ];
}

function notesOf(purchase: Purchase, exchangedInto: readonly Purchase[], { copy, now }: Words): string[] {
  const { purchases: said, figures } = copy;
  const { voidedAt, exchangeFor, store, award } = purchase;
  // A receipt's number is its store's own.
  const namedIn = (other: Pick<Purchase, 'receipt' | 'store'>): [receipt: string, store: string] => [
    other.receipt,
    other.store === store ? '' : other.store,
  ];
  return [
    ...(voidedAt === null ? [] : [said.voidedOn(figures.dayOf(voidedAt, now))]),
    ...(exchangeFor === null ? [] : [said.exchangedFrom(...namedIn(exchangeFor))]),
    ...exchangedInto.map((made) => said.exchangedInto(...namedIn(made))),
    ...(isRounded(award) ? [copy.rules.rounded] : []),
  ];
}
