import { canonicalJson } from './canonical';
import { openAccount, type Account } from './ledger/account';
import type { Movement } from './ledger/movement';
import { postMovement } from './ledger/post';

/** One figure of a stored account that its movements do not confirm. */
export interface AuditDifference {
  field: string;
  stored: unknown;
  rebuilt: unknown;
}

/** Rebuilds an account from all its movements, oldest first. Throws when they are not one unbroken line. */
function rebuildAccount(memberNo: Account['memberNo'], movements: readonly Movement[]): Account {
  return movements.reduce(postMovement, openAccount(memberNo));
}

/** Compares a stored account with its movements, field by field; an honest account has no difference. */
export function auditAccount(account: Account, movements: readonly Movement[]): AuditDifference[] {
  let rebuilt: Account;
  try {
    rebuilt = rebuildAccount(account.memberNo, movements);
  } catch (problem) {
    return [{ field: 'movements', stored: problem instanceof Error ? problem.message : 'broken', rebuilt: null }];
  }
  return (Object.keys(rebuilt) as (keyof Account)[])
    .filter((field) => stored(account, field) !== canonicalJson(rebuilt[field]))
    .map((field) => ({ field, stored: account[field], rebuilt: rebuilt[field] }));
}

/** A figure that an account lacks altogether is a difference too. */
function stored(account: Partial<Account>, field: keyof Account): string | undefined {
  return account[field] === undefined ? undefined : canonicalJson(account[field]);
}
