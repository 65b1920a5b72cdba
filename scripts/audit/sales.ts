import { canonicalJson, type Movement, type Sale } from '@vip-card/core';

/** What is wrong with a sale: it says other things than its movement, or more came back of it than it was. */
export function auditSale(sale: Sale, movement: Movement | undefined): string[] {
  const { award, refunded, reversed, paid, returned, tender } = sale;
  const redeemed = tender?.points ?? 0;
  return [
    ...(sale.exchangeFor === undefined ? againstMovement(sale, movement) : movement ? [] : ['has no movement']),
    ...(reversed > award.total || reversed < 0 ? [`${reversed} of ${award.total} points were taken back`] : []),
    ...(refunded > paid || refunded < 0 ? [`${refunded} of ${paid} fen were refunded`] : []),
    ...(returned.restored > redeemed ? [`${returned.restored} of ${redeemed} points came back that had paid`] : []),
  ];
}

/** An exchange's goods carry on what other goods earned: only of a plain sale do both say the same. */
function againstMovement({ award, paid, tender, occurredAt }: Sale, movement: Movement | undefined): string[] {
  if (!movement) return ['has no movement'];
  if (movement.kind !== 'sale') return [`its movement is a ${movement.kind}`];
  const money = paid - (tender?.worth ?? 0);
  return [
    ...(canonicalJson(award) === canonicalJson(movement.award)
      ? []
      : [`earned ${award.total} points, and ${movement.award.total} by its movement, or for other reasons`]),
    ...(money === movement.paid ? [] : [`${money} fen were paid, and ${movement.paid} by its movement`]),
    ...(occurredAt === movement.at ? [] : ['happened at another time than its movement']),
  ];
}
