import type { EpochMs } from '@vip-card/core';
import * as v from 'valibot';
import { memberNoOf, type QuoteCommand } from './commands';
import type { Desk } from './desk';

const quoteAnswer = v.object({ award: v.object({ total: v.number() }) });

/** Says what a bill would earn: the server's word while it can be had, else this till's own. */
export async function quote({ parts, bills, settling }: Desk, { member, lines }: QuoteCommand): Promise<void> {
  const { storeId, client, clock, say } = parts;
  if (await settling.online()) {
    const body = { storeId, lines, ...(member ? { member } : {}) };
    const outcome = await client.ask({ method: 'POST', path: '/quote', body });
    if (outcome.kind === 'refused') {
      bills.refuse(null, outcome.reason);
      return;
    }
    if (outcome.kind === 'done') {
      say({ say: 'quote', points: v.parse(quoteAnswer, outcome.value).award.total, provisional: false });
      return;
    }
  }
  const memberNo = member === undefined ? null : memberNoOf(member);
  const reckoned = bills.reckon(memberNo, lines, clock.now() as EpochMs);
  say({ say: 'quote', points: reckoned?.points ?? null, provisional: true });
}
