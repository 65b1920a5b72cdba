import {
  decideReturn,
  decideSale,
  decideTierReview,
  DEFAULT_POLICIES,
  NO_TRAITS,
  openAccount,
  spendablePoints,
  type Account,
  type AtCounter,
  type EpochMs,
  type Fen,
  type MemberNo,
  type Movement,
  type Points,
  type Result,
  type Return,
  type RuleSet,
  type Sale,
  type SaleLine,
} from '@vip-card/core';
import { receiptNumber } from '@vip-card/cloud';
import { basket } from './catalogue';
import { TIERS, type DemoStore } from './chain';
import type { Random } from './random';
import type { Shopper } from './shoppers';
import { monthOf, visits } from './visits';

const DAY = 86_400_000;

/** One member and all that happened to her, as the core decided it. */
export interface Story {
  shopper: Shopper;
  memberNo: MemberNo;
  joinedAt: EpochMs;
  account: Account;
  movements: Movement[];
  sales: Sale[];
  returns: Return[];
}

type Event =
  | { kind: 'sale'; at: EpochMs; store: DemoStore; lines: SaleLine[]; pays: boolean }
  | { kind: 'return'; at: EpochMs; store: DemoStore; amount: Fen };

/**
 * Plays two years of purchases and returns through the core's own decisions, in the order in which they happened.
 * @param clerkOf who stood at a store's counter
 */
export function playHistory(facts: {
  random: Random;
  shoppers: readonly Shopper[];
  ruleSets: readonly RuleSet[];
  firstMemberNo: number;
  now: EpochMs;
  clerkOf: (store: DemoStore) => string;
}): Story[] {
  const { random, now } = facts;
  const told = facts.shoppers
    .map((shopper) => ({ shopper, events: eventsOf(random, shopper, now) }))
    .sort((a, b) => firstOf(a.events) - firstOf(b.events));
  const stories = told.map(({ shopper, events }, index): Story => {
    const memberNo = (facts.firstMemberNo + index) as MemberNo;
    const joinedAt = (firstOf(events) - random.between(2, 20) * 60_000) as EpochMs;
    return { shopper, memberNo, joinedAt, account: openAccount(memberNo), movements: [], sales: [], returns: [] };
  });
  told
    .flatMap(({ events }, index) => events.map((event) => ({ event, story: stories[index] })))
    .sort((a, b) => a.event.at - b.event.at)
    .forEach(({ event, story }) => {
      if (!story) return;
      const { storeId, entity, receiptPrefix } = event.store;
      const kind = event.kind === 'sale' ? 'S' : 'R';
      const { memberNo, account } = story;
      const receipt = receiptNumber(kind, receiptPrefix, event.at, { memberNo, seq: account.seq + 1 });
      happen(story, event, { storeId, entity, receipt, staffId: facts.clerkOf(event.store) }, facts.ruleSets);
    });
  for (const story of stories) keepUp(story, now);
  return stories;
}

function firstOf(events: readonly Event[]): number {
  return events[0]?.at ?? Number.POSITIVE_INFINITY;
}

function eventsOf(random: Random, shopper: Shopper, now: EpochMs): Event[] {
  const events: Event[] = [];
  for (const { at, store } of visits(random, shopper, now)) {
    const lines = basket(random, shopper.taste, monthOf(at));
    events.push({ kind: 'sale', at, store, lines, pays: random.chance(0.15) });
    const returned = random.chance(0.07) ? random.pick(lines).paid : 0;
    const returnedAt = (at + random.between(1, 12) * DAY + random.between(-90, 90) * 60_000) as EpochMs;
    if (returned > 0 && returnedAt < now)
      events.push({ kind: 'return', at: returnedAt, store, amount: returned as Fen });
  }
  return events.sort((a, b) => a.at - b.at);
}

/** What of her points she pays with, when she does: whole hundreds, far below what the rules allow of a bill. */
function pointsToPay({ account }: Story, { at, lines, pays }: Event & { kind: 'sale' }): Points {
  const most = Math.min(spendablePoints(account, at), lines.reduce((sum, line) => sum + line.paid, 0) / 4);
  return (pays ? Math.floor(most / 100) * 100 : 0) as Points;
}

const policies = DEFAULT_POLICIES;

function happen(story: Story, event: Event, counter: AtCounter, ruleSets: readonly RuleSet[]): void {
  keepUp(story, event.at);
  const { account } = story;
  const { at } = event;
  if (event.kind === 'sale') {
    const { lines } = event;
    const facts = {
      account,
      traits: NO_TRAITS,
      ruleSets,
      tiers: TIERS,
      policies,
      counter,
      channel: 'store',
      lines,
    } as const;
    const pays = decideSale({ ...facts, redeem: pointsToPay(story, event), occurredAt: at, now: at });
    // The chain's first rules took no points for money.
    const decision = pays.ok
      ? pays.value
      : decided(decideSale({ ...facts, redeem: 0 as Points, occurredAt: at, now: at }));
    story.account = decision.account;
    story.movements.push(...decision.movements);
    story.sales.push(decision.sale);
    return;
  }
  const decision = decided(
    decideReturn({
      account,
      lapses: story.movements,
      goods: { kind: 'amount', amount: event.amount, sales: story.sales },
      counter,
      ruleSets,
      tiers: TIERS,
      policies,
      shortfall: 'owe',
      occurredAt: at,
      now: at,
    }),
  );
  story.account = decision.account;
  story.movements.push(...decision.movements);
  story.returns.push(decision.return);
  const touched = new Map(decision.sales.map((sale) => [sale.seq, sale]));
  story.sales = story.sales.map((sale) => touched.get(sale.seq) ?? sale);
}

/** What the timers would have done by then: points expired, tiers reviewed. */
function keepUp(story: Story, now: EpochMs): void {
  const { account, movements } = decideTierReview(story.account, { tiers: TIERS, policy: policies.tier, now });
  story.account = account;
  story.movements.push(...movements);
}

function decided<Value, Refused extends { code: string }>(result: Result<Value, Refused>): Value {
  if (!result.ok) throw new Error(`the demo's own history was refused: ${result.refusal.code}`);
  return result.value;
}
