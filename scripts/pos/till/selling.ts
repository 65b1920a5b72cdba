import { contentHash, parseMemberCode, sumOf, type EpochMs } from '@vip-card/core';
import type { Reason } from '../client';
import type { Scan } from './card-scanner';
import { memberNoOf, type SaleCommand } from './commands';
import type { Desk } from './desk';
import { reasons } from './reasons';

/** Sells: verifies the card if it can, notes the sale with the points that the till makes it, and settles it if it can. */
export async function sell({ parts, bills, scanner, settling }: Desk, command: SaleCommand): Promise<void> {
  const { storeId, clock, members } = parts;
  const { member, lines, redeem = 0, receipt = bills.newReceipt() } = command;
  const memberNo = memberNoOf(member);
  const content = contentHash({ memberNo, ...('code' in member ? {} : member), lines, redeem });
  if (bills.isTold('/sales', receipt, content)) return;
  const scanned = clock.read();
  const scan = await scanner.scan(member, memberNo);
  const reason = whyNot(member, redeem, scan);
  if (reason) {
    bills.refuse(receipt, reason);
    return;
  }
  const made = clock.read();
  const occurredAt = clock.timeOf(made) as EpochMs;
  // By the uptime: the clock may have been put right by the answer about her card.
  const scannedAt = occurredAt - (made.uptime - scanned.uptime);
  const provisional = redeem > 0 ? null : bills.reckon(memberNo, lines, occurredAt);
  const body = {
    storeId,
    receipt,
    occurredAt,
    lines,
    // Who pays with points is named by her session; who only earns by her code, which stays good until it is settled.
    ...(redeem > 0 && scan.kind === 'verified'
      ? { member: { session: scan.session }, redeem }
      : { member: 'code' in member ? { code: member.code, scannedAt } : member }),
    ...(provisional ? { pointsShown: provisional.points } : {}),
  };
  const note = { provisional, redeem, made: clock.isSure ? null : made };
  bills.note({ path: '/sales', receipt, content, body, note });
  if (memberNo !== null && provisional) {
    const paid = sumOf(lines.map((line) => line.paid));
    members.countSale(memberNo, occurredAt, provisional.points, paid);
  }
  await settling.settleSoon();
}

/** Why a sale is not taken, if it is not. */
function whyNot(member: SaleCommand['member'], redeem: number, scan: Scan): Reason | undefined {
  if (!('code' in member)) return redeem > 0 ? reasons.redeemingNeedsCode : undefined;
  if (!parseMemberCode(member.code)) return reasons.codeMalformed;
  // She showed that code a moment ago, here or at another till: for earning it is as good as ever.
  if (scan.kind === 'refused' && (redeem > 0 || scan.reason.code !== 'code_already_used')) return scan.reason;
  return redeem > 0 && scan.kind === 'not_verified' ? reasons.redeemingNeedsNetwork : undefined;
}
