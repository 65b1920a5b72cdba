import type { Functions, Points, Refusal, Result } from '@vip-card/core';
import type { Invoice } from './invoices';
import { CONSENT_VERSION } from './shop';

/** How a phone calls a function: the answer, or a fault thrown. */
export type Call = (name: string, openid: string, data: Record<string, unknown>) => Promise<unknown>;

/** What one invoice came to. */
export type Posted =
  | { kind: 'sale'; earned: Points }
  | { kind: 'return'; reversed: Points; unmatched: number }
  | { kind: 'refused'; refusal: Refusal };

/** Always the same clerk for the same customer, so that a second run asks as the first did. */
export interface CustomerAtTill {
  customer: string;
  /** The clerk's openid. */
  clerk: string;
  invoices: readonly Invoice[];
}

/**
 * Plays one customer's invoices as a till would: the customer joins with her old card number, the clerk finds her by it, and
 * then each invoice in its order. Every request id follows from the invoice, so that a second run replays the first.
 */
export async function* playCustomer(
  call: Call,
  { customer, clerk, invoices }: CustomerAtTill,
): AsyncGenerator<[Invoice, Posted]> {
  let session = await openSession(call, clerk, customer);
  for (const invoice of invoices) {
    let posted = session.ok ? await post(call, clerk, session.value, invoice) : refused(session.refusal);
    if (posted.kind === 'refused' && SCAN_AGAIN.has(posted.refusal.code)) {
      session = await openSession(call, clerk, customer);
      posted = session.ok ? await post(call, clerk, session.value, invoice) : refused(session.refusal);
    }
    yield [invoice, posted];
  }
}

/** After so many minutes, or so many other customers, the clerk asks for the card again. */
const SCAN_AGAIN: ReadonlySet<Refusal['code']> = new Set(['session_expired', 'session_not_found']);

function refused(refusal: Refusal): Posted {
  return { kind: 'refused', refusal };
}

async function openSession(call: Call, clerk: string, cardNumber: string): Promise<Result<string, Refusal>> {
  const joining = { requestId: 'join', consentVersion: CONSENT_VERSION, cardNumber };
  const joined = await ask(call, 'members', 'join', `replay:${cardNumber}`, joining);
  if (!joined.ok) return joined;
  const found = await ask(call, 'counter', 'findCard', clerk, { cardNumber });
  return found.ok ? { ok: true, value: found.value.session } : found;
}

async function post(call: Call, clerk: string, session: string, invoice: Invoice): Promise<Posted> {
  const { number, at, amount } = invoice;
  const request = { requestId: `invoice-${number}`, session, receipt: number, occurredAt: at };
  if (invoice.kind === 'sale') {
    const lines = [
      { category: 'all', quantity: Math.min(Math.max(invoice.quantity, 1), 100_000), list: amount, paid: amount },
    ];
    const sold = await ask(call, 'counter', 'sell', clerk, { ...request, lines });
    return sold.ok ? { kind: 'sale', earned: sold.value.award.total } : refused(sold.refusal);
  }
  const returned = await ask(call, 'counter', 'refund', clerk, { ...request, amount });
  if (!returned.ok) return refused(returned.refusal);
  return { kind: 'return', reversed: returned.value.reversed, unmatched: returned.value.unmatched };
}

type ValueOf<Name extends keyof Functions, Action extends keyof Functions[Name]> = Functions[Name][Action] extends {
  value: infer Value;
}
  ? Value
  : never;

/** A till at the end of bad Wi-Fi: what the server was too busy for is sent again, under the same request id. */
async function ask<Name extends keyof Functions, Action extends keyof Functions[Name] & string>(
  call: Call,
  name: Name,
  action: Action,
  openid: string,
  input: Record<string, unknown>,
): Promise<Result<ValueOf<Name, Action>, Refusal>> {
  for (let tries = 1; ; tries += 1) {
    const answer = (await call(name, openid, { action, ...input })) as Result<ValueOf<Name, Action>, Refusal>;
    const again = !answer.ok && answer.refusal.code === 'busy' && tries < 5;
    if (!again) return answer;
  }
}
