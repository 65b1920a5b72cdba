import type { Functions, Points, Refusal, Result } from '@vip-card/core';
import type { Invoice } from './invoices';
import { CLERK, CONSENT_VERSION } from './shop';

/** How a phone calls a function: the answer, or a fault thrown. */
export type Call = (name: string, openid: string, data: Record<string, unknown>) => Promise<unknown>;

/** What one invoice came to. */
export type Posted =
  | { kind: 'sale'; earned: Points }
  | { kind: 'return'; reversed: Points; unmatched: number }
  | { kind: 'refused'; refusal: Refusal };

/**
 * Plays one customer's invoices as a till would: the customer joins with her old card number, the clerk finds her by it, and
 * then each invoice in its order. Every request id follows from the invoice, so that a second run replays the first.
 */
export async function* playCustomer(
  call: Call,
  customer: string,
  invoices: readonly Invoice[],
): AsyncGenerator<[Invoice, Posted]> {
  let session = await openSession(call, customer);
  for (const invoice of invoices) {
    let posted = session.ok ? await post(call, session.value, invoice) : refused(session.refusal);
    if (posted.kind === 'refused' && posted.refusal.code === 'session_expired') {
      session = await openSession(call, customer);
      posted = session.ok ? await post(call, session.value, invoice) : refused(session.refusal);
    }
    yield [invoice, posted];
  }
}

function refused(refusal: Refusal): Posted {
  return { kind: 'refused', refusal };
}

async function openSession(call: Call, cardNumber: string): Promise<Result<string, Refusal>> {
  const joining = { requestId: 'join', consentVersion: CONSENT_VERSION, cardNumber };
  const joined = await ask(call, 'members', 'join', `replay:${cardNumber}`, joining);
  if (!joined.ok) return joined;
  const found = await ask(call, 'counter', 'findCard', CLERK, { cardNumber });
  return found.ok ? { ok: true, value: found.value.session } : found;
}

async function post(call: Call, session: string, invoice: Invoice): Promise<Posted> {
  const { number, at, amount } = invoice;
  const request = { requestId: `invoice-${number}`, session, receipt: number, occurredAt: at };
  if (invoice.kind === 'sale') {
    const lines = [
      { category: 'all', quantity: Math.min(Math.max(invoice.quantity, 1), 100_000), list: amount, paid: amount },
    ];
    const sold = await ask(call, 'counter', 'sell', CLERK, { ...request, lines });
    return sold.ok ? { kind: 'sale', earned: sold.value.award.total } : refused(sold.refusal);
  }
  const returned = await ask(call, 'counter', 'refund', CLERK, { ...request, amount });
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
