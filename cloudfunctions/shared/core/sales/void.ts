import { contentHash } from '../canonical';
import type { Movement } from '../ledger/movement';
import type { Policies } from '../ledger/policies';
import { refuse, accept, type Result } from '../result';
import type { TierThreshold } from '../tiers';
import type { EpochMs, Fen } from '../units';
import type { Account } from '../ledger/account';
import type { RuleSet } from '../points-rules/rule-set';
import { giveBackLines } from './give-back';
import { carryOut, type DecidedReturn } from './carry-out';
import type { AtCounter, Sale } from './sale';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export interface VoidFacts {
  account: Account;
  lapses: readonly Movement[];
  sale: Sale;
  /** When the member bought something else last; null when this is all. */
  otherPurchaseAt: EpochMs | null;
  counter: AtCounter;
  role: 'clerk' | 'manager';
  /** A manager gives one; the clerk's own slip needs none. */
  reason: string | undefined;
  ruleSets: readonly RuleSet[];
  tiers: readonly TierThreshold[];
  policies: Policies;
  now: EpochMs;
}

export type VoidRefusal =
  | { code: 'sale_voided'; receipt: string; at: EpochMs }
  | { code: 'sale_has_returns'; receipt: string; refunded: Fen }
  | { code: 'sale_of_other_store'; receipt: string }
  | { code: 'exchange_not_voidable'; receipt: string }
  | { code: 'void_needs_manager'; until: EpochMs }
  | { code: 'void_too_late'; until: EpochMs }
  | { code: 'reason_required' };

/**
 * Decides to treat a sale as never made: everything goes back as in a return of all its goods, and the purchase is not
 * counted. The clerk who made it may for some minutes; a manager of the store for some days, with a reason.
 */
export function decideVoid(facts: VoidFacts): Result<DecidedReturn, VoidRefusal> {
  const { sale, counter, role, now } = facts;
  const { staffId, storeId } = counter;
  const allowed = mayVoid({ ...facts, by: { staffId, storeId, role } });
  if (!allowed.ok) return allowed;
  const lines = sale.lines.map(({ quantity }, line) => ({ line, quantity }));
  const given = giveBackLines(sale, lines);
  if (!given.ok) throw new Error(`${sale.receipt} cannot be given back: ${given.refusal.code}`);
  const { reason, ...known } = facts;
  const decided = carryOut({
    ...known,
    cause: 'void',
    given: [given.value],
    amount: sale.paid,
    shortfall: 'owe',
    occurredAt: now,
    contentHash: contentHash({ void: `${sale.storeId}:${sale.receipt}` }),
    lastPurchaseAt: facts.otherPurchaseAt,
    ...(reason === undefined ? {} : { reason }),
  });
  const voided = decided.sales.map((each) => ({ ...each, voidedAt: now }));
  return accept({ ...decided, sales: voided });
}

/** Whether somebody may void a sale now. */
export function mayVoid({
  sale,
  by,
  policies,
  reason,
  now,
}: {
  sale: Sale;
  by: { staffId: string; storeId: string; role: 'clerk' | 'manager' };
  policies: Policies;
  reason: string | undefined;
  now: EpochMs;
}): Result<null, VoidRefusal> {
  if (sale.voidedAt !== null) return refuse({ code: 'sale_voided', receipt: sale.receipt, at: sale.voidedAt });
  if (sale.storeId !== by.storeId) return refuse({ code: 'sale_of_other_store', receipt: sale.receipt });
  // Its other half is in another sale: goods for goods are given back by goods.
  if (sale.exchangeFor !== undefined) return refuse({ code: 'exchange_not_voidable', receipt: sale.receipt });
  const touched = sale.refunded > 0 || sale.returned.quantities.length > 0;
  if (touched) return refuse({ code: 'sale_has_returns', receipt: sale.receipt, refunded: sale.refunded });
  const clerkUntil = (sale.postedAt + policies.voidMinutes * MINUTE_MS) as EpochMs;
  const managerUntil = (sale.postedAt + policies.voidDays * DAY_MS) as EpochMs;
  if (sale.staffId === by.staffId && now < clerkUntil) return accept(null);
  if (by.role !== 'manager') return refuse({ code: 'void_needs_manager', until: clerkUntil });
  if (now >= managerUntil) return refuse({ code: 'void_too_late', until: managerUntil });
  return reason === undefined ? refuse({ code: 'reason_required' }) : accept(null);
}
