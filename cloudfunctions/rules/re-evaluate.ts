import {
  openAccount,
  postMovement,
  reEvaluate as evaluateAgain,
  accept,
  refuse,
  type Account,
  type MemberNo,
} from '@vip-card/core';
import { action, id, receipt, type Store } from '@vip-card/cloud';
import * as v from 'valibot';

/** A bill of any age, evaluated again with the member as she was: her account is rebuilt from the movements before it. */
export const reEvaluate = action<'rules', 'reEvaluate'>({
  input: v.strictObject({ storeId: id, receipt }),

  async run({ store, staff, now, settings }, { storeId, receipt }) {
    const sale = await store.sales.find(`${storeId}:${receipt}`);
    if (!sale) return refuse({ code: 'bill_not_found', receipt });
    const { memberNo } = sale;
    const { stores, ruleSets } = await settings();
    const [before] = await Promise.all([
      accountBefore(store, memberNo, sale.seq),
      store.auditLog.append({ at: now, staffId: staff.staffId, storeId, action: 'rules.reEvaluate', memberNo }),
    ]);
    const again = evaluateAgain({ sale, before, ruleSets, now });
    return accept({
      receipt,
      store: stores.find((each) => each.storeId === storeId)?.name ?? storeId,
      at: sale.occurredAt,
      tier: sale.tierBefore,
      lines: sale.lines,
      paid: sale.paid,
      worth: sale.tender?.worth ?? (0 as typeof sale.paid),
      given: sale.award,
      again: again?.then ?? null,
      today: again?.today ?? null,
    });
  },
});

const MOVEMENTS_AT_ONCE = 1000;

async function accountBefore(store: Store, memberNo: MemberNo, seq: number): Promise<Account> {
  const { command } = store;
  let account = openAccount(memberNo);
  while (account.seq < seq - 1) {
    const page = await store.movements.where(
      { memberNo, seq: command.gt(account.seq).and(command.lt(seq)) },
      { order: [['seq', 'asc']], limit: MOVEMENTS_AT_ONCE },
    );
    if (page.length === 0) throw new Error(`${memberNo} has no movement ${account.seq + 1}`);
    account = page.reduce(postMovement, account);
  }
  return account;
}
