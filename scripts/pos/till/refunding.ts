import { contentHash } from '@vip-card/core';
import type { RefundCommand } from './commands';
import type { Desk } from './desk';

/** Takes goods back: notes it, and settles it if it can. What it does to her points the server says. */
export async function takeBack({ parts, bills, settling }: Desk, command: RefundCommand): Promise<void> {
  const { storeId, clock } = parts;
  const { do: verb, receipt = bills.newReceipt(), ...goods } = command;
  const content = contentHash({ verb, ...goods });
  if (bills.isTold('/refunds', receipt, content)) return;
  const made = clock.read();
  const occurredAt = clock.timeOf(made);
  const of = 'of' in goods ? { of: { storeId, ...goods.of } } : {};
  const byCode =
    'member' in goods && 'code' in goods.member ? { member: { ...goods.member, scannedAt: occurredAt } } : {};
  const body = { storeId, receipt, occurredAt, ...goods, ...of, ...byCode };
  const note = { provisional: null, redeem: 0, made: clock.isSure ? null : made };
  bills.note({ path: '/refunds', receipt, content, body, note });
  await settling.settleSoon();
}
