import {
  addDays,
  businessDayOf,
  memberCode,
  startOfBusinessDay,
  type EpochMs,
  type Fen,
  type Functions,
  type Points,
  type Refusal,
  type Result,
  type SaleLine,
} from '@vip-card/core';
import type { MemberRecords } from '@vip-card/cloud';
import type { Call } from '../replay/till';
import { FAMILIAR_NAMES } from './shoppers';

type Customer = Pick<MemberRecords, 'member' | 'account'>;

type Input<Of> = Of extends { input: infer Given } ? Unnamed<Given> : never;
type Unnamed<Given> = Given extends unknown ? Omit<Given, 'requestId'> : never;
type Value<Of> = Of extends { value: infer Got } ? Got : never;

/** One who works for the demo chain, calling functions; every request has its own name, the same each time. */
type Ask = <Name extends keyof Functions, Action extends keyof Functions[Name] & string>(
  staffId: string,
  name: Name,
  action: Action,
  input: Input<Functions[Name][Action]>,
) => Promise<Value<Functions[Name][Action]>>;

const HOUR = 3_600_000;
const MINUTE = 60_000;

/**
 * What lies on headquarters' desk this morning: a store settled last evening's sales late, by a phone that still had the first
 * rules, and points wait for a second person. All of it comes about through the functions, as on any day; customers and figures
 * follow from the members alone.
 */
export async function openForBusiness(
  call: Call,
  members: readonly Customer[],
  { today, clock }: { today: EpochMs; clock: () => EpochMs },
): Promise<void> {
  let requests = 0;
  const ask: Ask = async (staffId, name, action, input) => {
    const named = READS.has(action) ? {} : { requestId: `demo-${String((requests += 1))}` };
    const data = { action, ...named, ...input };
    const send = (): Promise<unknown> => call(name, `demo-staff-${staffId}`, data);
    const answer = (await (action === 'scan' ? send() : patiently(send))) as Result<never, Refusal>;
    if (!answer.ok) throw new Error(`the demo's own ${name}.${action} was refused: ${JSON.stringify(answer.refusal)}`);
    return answer.value;
  };
  const scan = async (staffId: string, { member }: Customer): Promise<string> => {
    // A code counts once, so that a scan cannot be asked for again: a function that is only being loaded answers this first.
    await ask(staffId, 'counter', 'today', {});
    const code = memberCode(member.memberNo, member.card.secret, clock());
    return (await ask(staffId, 'counter', 'scan', { code })).session;
  };
  await settleLate(ask, scan, { customers: customersOf(members, 'hangzhou-hubin', 3), today });
  await adjust(ask, scan, {
    before: customersOf(members, 'nanjing', 1),
    others: customersOf(members, 'guangzhou', 3),
  });
}

/** On a machine that is very busy a first call may take too long; asked again under its name, nothing happens twice. */
async function patiently<Answered>(work: () => Promise<Answered>): Promise<Answered> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (fault) {
      if (tries === 3) throw fault;
    }
  }
}

/** Actions that take no request id. */
const READS: ReadonlySet<string> = new Set(['scan', 'today']);

type Scan = (staffId: string, customer: Customer) => Promise<string>;

/** The best customers of a store, but for those whom a visitor meets: their phones are hers to try. */
export function customersOf(members: readonly Customer[], storeId: string, count: number): Customer[] {
  const found = members
    .filter(({ member }) => member.homeStoreId === storeId && !FAMILIAR_NAMES.includes(member.name))
    .sort((a, b) => b.account.spent - a.account.spent || a.account.memberNo - b.account.memberNo)
    .slice(0, count);
  if (found.length < count) throw new Error(`the demo has fewer than ${String(count)} members at ${storeId}`);
  return found;
}

/** Last evening's network was down for an hour: what was sold then came in just now, and two of three were shown other points. */
async function settleLate(
  ask: Ask,
  scan: Scan,
  { customers, today }: { customers: readonly Customer[]; today: EpochMs },
): Promise<void> {
  const evening = startOfBusinessDay(addDays(businessDayOf(today), -1)) + 19 * HOUR;
  const clerk = 'hangzhou-hubin-2';
  for (const [index, customer] of customers.entries()) {
    const lines = BILLS[index] ?? [];
    // The first rules: one point for each yuan, whoever she is and whatever she buys.
    const shown = Math.floor(lines.reduce((sum, { paid }) => sum + paid, 0) / 100) as Points;
    await ask(clerk, 'counter', 'sell', {
      session: await scan(clerk, customer),
      lines,
      occurredAt: (evening + (12 + 17 * index) * MINUTE) as EpochMs,
      ...(index === 0 ? {} : { pointsShown: shown }),
    });
  }
}

const piece = (name: string, category: string, size: string, colour: string, list: number, paid = list): SaleLine => ({
  name,
  category,
  size,
  colour,
  quantity: 1,
  list: (list * 100) as Fen,
  paid: (paid * 100) as Fen,
});

const BILLS: readonly SaleLine[][] = [
  [piece('羊绒围巾', 'accessories', '均码', '砖红', 398)],
  [piece('童装棉麻套装', 'kidswear', '110', '雾蓝', 358), piece('帆布托特包', 'accessories', '均码', '白', 168)],
  [piece('羊毛双面大衣', 'outerwear', 'M', '燕麦色', 1_980, 1_782)],
];

/** What a manager and headquarters asked for, and what became of it. */
async function adjust(
  ask: Ask,
  scan: Scan,
  { before, others }: { before: readonly Customer[]; others: readonly Customer[] },
): Promise<void> {
  const [complainant] = before;
  const [loyal, miscounted, moved] = others;
  if (!complainant || !loyal || !miscounted || !moved) return;
  await ask('hq-1', 'adjustments', 'propose', {
    memberNo: miscounted.account.memberNo,
    points: 168 as Points,
    reason: 'correction',
    note: '帆布托特包漏录会员，补记',
  });
  const { adjustment } = await ask('hq-2', 'adjustments', 'propose', {
    memberNo: moved.account.memberNo,
    points: 6_000 as Points,
    reason: 'transfer',
    note: '换卡转入，旧卡号未核实',
  });
  await ask('hq-1', 'adjustments', 'decide', { adjustmentId: adjustment.adjustmentId, approve: false });
  await ask('hq-2', 'adjustments', 'propose', {
    memberNo: loyal.account.memberNo,
    points: 8_000 as Points,
    reason: 'goodwill',
    note: '陪我们十年的老会员，周年答谢',
  });
  await ask('nanjing-1', 'adjustments', 'propose', {
    session: await scan('nanjing-1', complainant),
    points: 800 as Points,
    reason: 'complaint',
    note: '大衣脱线返修两次，补偿',
  });
}
