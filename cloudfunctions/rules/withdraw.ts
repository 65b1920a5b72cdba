import { accept, decideWithdrawal, refuse } from '@vip-card/core';
import { action, requestId } from '@vip-card/cloud';
import * as v from 'valibot';
import { LEAD_MS, nameOfVersion, signed } from './versions';

/** Takes a version back before it takes effect. Its publication stays, with who withdrew it; its number is not used again. */
export const withdraw = action<'rules', 'withdraw'>({
  input: v.strictObject({
    requestId,
    version: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(999_999)),
  }),

  async run({ store, staff, openid, now }, { requestId, version }) {
    const name = nameOfVersion(version);
    return store.transact({ openid, action: 'rules.withdraw', requestId, content: { version } }, async (tx) => {
      const publication = await tx.publications.find(name);
      if (!publication) return refuse({ code: 'rules_not_found', version });
      const decided = decideWithdrawal(publication, { by: signed(staff, now), leadMs: LEAD_MS });
      if (!decided.ok) return decided;
      tx.publications.put(name, decided.value);
      tx.ruleSets.remove(name);
      return accept({ version });
    });
  },
});
