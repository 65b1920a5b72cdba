import {
  MAXIMUM_AMOUNT,
  permissions,
  refuse,
  type Audience,
  type Fen,
  type Functions,
  type MemberNo,
  type Refusal,
} from '@vip-card/core';
import * as v from 'valibot';
import type { Actions, Context } from './action';
import { callerOf } from './caller';
import { now } from './clock';
import type { Answer, SignIn } from './documents';
import { firstIssue } from './first-issue';
import { AMOUNT } from './inputs';
import { settingsOf } from './settings';
import { theStore } from './store';

/** Added to every event by the platform; not the caller's input. */
const FROM_THE_PLATFORM = ['action', 'userInfo', 'tcbContext'];

interface AnyAction {
  input: v.GenericSchema;
  run(context: Context & { memberNo?: MemberNo; staff?: SignIn }, input: unknown): Promise<Answer<unknown>>;
}

/**
 * The one way into a function: who calls, which action, may they, is the input well-formed, then the action. Refusals are
 * answers; anything thrown is a fault of ours, logged once under the request's id, and answered without its details.
 */
export function serve<Name extends keyof Functions>(
  name: Name,
  actions: Actions<Name>,
): (event: unknown, context: unknown) => Promise<Answer<unknown>> {
  const byName = new Map(Object.entries(actions as Record<string, unknown>)) as Map<string, AnyAction>;
  const audiences = permissions[name] as Record<string, Audience>;
  return async (event, platform) => {
    const data = isRecord(event) ? event : {};
    const actionName = typeof data['action'] === 'string' ? data['action'] : '';
    try {
      const action = byName.get(actionName);
      const audience = audiences[actionName];
      if (!action || !audience) return refuse({ code: 'unknown_action', action: actionName });
      const admitted = await admit(audience, `${name}.${actionName}`, platform);
      if (!admitted.ok) return admitted;
      const input = parseInput(action.input, data);
      if (!input.ok) return input;
      return await action.run(admitted.value, input.value);
    } catch (thrown) {
      const requestId = requestIdOf(platform);
      console.error(JSON.stringify({ requestId, function: name, action: actionName, fault: describe(thrown) }));
      return refuse({ code: 'internal', requestId });
    }
  };
}

async function admit(
  audience: Audience,
  action: string,
  platform: unknown,
): Promise<Answer<Context & { memberNo?: MemberNo; staff?: SignIn }>> {
  const caller = callerOf(platform);
  const notAdmitted = refuse({ code: typeof audience === 'string' ? 'not_a_member' : 'not_staff' });
  if (!caller) return notAdmitted;
  const store = theStore();
  const at = now();
  const context: Context = { openid: caller.openid, store, now: at, settings: () => settingsOf(store, at) };
  if (audience === 'anyone') return { ok: true, value: context };
  if (audience === 'member') {
    const identity = await store.identities.find(`openid:${caller.openid}`);
    return identity ? { ok: true, value: { ...context, memberNo: identity.memberNo } } : notAdmitted;
  }
  const staff = await store.signIns.find(caller.openid);
  if (!staff) return notAdmitted;
  if (!audience.includes(staff.role)) return refuse({ code: 'role_not_allowed', role: staff.role, action });
  return { ok: true, value: { ...context, staff } };
}

/** Parses the event, and refuses with the path of the first field that is missing, wrong or unknown. */
function parseInput<Schema extends v.GenericSchema>(
  schema: Schema,
  event: Record<string, unknown>,
): { ok: true; value: v.InferOutput<Schema> } | { ok: false; refusal: Refusal } {
  const input = Object.fromEntries(Object.entries(event).filter(([key]) => !FROM_THE_PLATFORM.includes(key)));
  const parsed = v.safeParse(schema, input, { abortPipeEarly: true });
  if (parsed.success) return { ok: true, value: parsed.output };
  const { path, expected, message } = firstIssue(parsed.issues[0]);
  if (message.startsWith(AMOUNT)) {
    const minimum = Number(message.slice(AMOUNT.length)) as Fen;
    return refuse({ code: 'amount_out_of_range', path, minimum, maximum: MAXIMUM_AMOUNT });
  }
  return refuse({ code: 'invalid_input', path, expected });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function requestIdOf(platform: unknown): string {
  const id = isRecord(platform) ? platform['request_id'] : undefined;
  return typeof id === 'string' ? id : 'unknown';
}

function describe(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : JSON.stringify(thrown);
}
