import {
  contentHash,
  parseMemberCode,
  SCAN_CARRIES_MS,
  sumOf,
  type BillMember,
  type EpochMs,
  type MemberNo,
} from '@vip-card/core';
import * as v from 'valibot';
import type { Outcome, PosClient, Reason } from '../client';
import type { ServerClock } from '../clock';
import type { Letter, Outbox, Queued } from '../outbox';
import { Settler, type Standing } from '../settler';
import { answerOf, sayingOf, type TillAnswer, type TillNote } from './answer';
import { isUnsure, putRight } from './bill-times';
import type { Command, QuoteCommand, RefundCommand, SaleCommand } from './commands';
import type { Engine } from './engine';
import type { KnownMembers } from './known-members';
import { provisionalPoints, type Provisional } from './provisional';
import { reasons } from './reasons';
import type { RuleBook } from './rule-book';
import type { Saying } from './sayings';

export interface TillParts {
  storeId: string;
  deviceId: string;
  client: Pick<PosClient, 'ask' | 'lost'>;
  clock: ServerClock;
  engine: Engine;
  outbox: Outbox<TillNote, TillAnswer>;
  rules: RuleBook;
  members: KnownMembers;
  say: (saying: Saying) => void;
}

const verified = v.object({
  session: v.string(),
  expiresAt: v.number(),
  bill: v.looseObject({ purchases: v.number() }),
});
const quoteAnswer = v.object({ award: v.object({ total: v.number() }) });

/** What became of a card that was scanned: without a network nothing, which is good enough to earn. */
type Scan = { kind: 'verified'; session: string } | { kind: 'refused'; reason: Reason } | { kind: 'not_verified' };

/**
 * The reference till. It takes a sale when that is on its disk, with or without a network; shows the points that it computes
 * by itself; and settles in order as soon as it can, at the time when each happened. The server's answer wins.
 */
export class Till {
  readonly #parts: TillParts;
  readonly settler: Settler<TillNote, TillAnswer>;
  #said: Standing['kind'] = 'settled';
  #lastScan: { code: unknown; scan: Scan; until: number } = { code: '', scan: { kind: 'not_verified' }, until: 0 };

  constructor(parts: TillParts) {
    this.#parts = parts;
    const { outbox, say } = parts;
    this.settler = new Settler({
      outbox,
      send: (letter) => this.#send(letter),
      answerOf,
      onSettled: ({ receipt }, answer) => say(sayingOf(receipt, answer)),
      onStanding: (standing) => this.#tellStanding(standing),
    });
  }

  /** Asks for the rules, and says how things are. */
  async open(): Promise<void> {
    const { rules, outbox, say } = this.#parts;
    await this.#refreshRules();
    const store = rules.bundle?.store.name ?? this.#parts.storeId;
    say({ say: 'ready', store, rules: this.#rulesInForce(), waiting: outbox.waiting() });
  }

  /** Carries out one command; what comes of it is said. */
  async do(command: Command): Promise<void> {
    if (command.do === 'sale') await this.#sell(command);
    else if (command.do === 'refund') await this.#takeBack(command);
    else if (command.do === 'quote') await this.#quote(command);
    else if (command.do === 'sync') await this.#sync();
    else this.#status();
  }

  async #sell(command: SaleCommand): Promise<void> {
    const { storeId, outbox, clock, members } = this.#parts;
    const { member, lines, redeem = 0, receipt = this.#newReceipt() } = command;
    const memberNo = memberNoOf(member);
    const content = contentHash({ memberNo, ...('code' in member ? {} : member), lines, redeem });
    if (this.#isTold('/sales', receipt, content)) return;
    const scanned = clock.read();
    const scan = await this.#scan(member, memberNo);
    const reason = whyNot(member, redeem, scan);
    if (reason) {
      this.#refuse(receipt, reason);
      return;
    }
    const made = clock.read();
    const occurredAt = clock.timeOf(made) as EpochMs;
    // By the uptime: the clock may have been put right by the answer about her card.
    const scannedAt = occurredAt - (made.uptime - scanned.uptime);
    const provisional = redeem > 0 ? null : this.#reckon(memberNo, lines, occurredAt);
    const body = {
      storeId,
      receipt,
      occurredAt,
      lines,
      // Who pays with points is named by her session; who only earns by her code, which stays good until it is settled.
      ...(redeem > 0 && scan.kind === 'verified'
        ? { member: { session: scan.session }, redeem }
        : { member: 'code' in member ? { code: member.code, scannedAt } : member }),
      ...(provisional ? { pointsShown: provisional.points } : {}),
    };
    const letter = {
      path: '/sales',
      receipt,
      content,
      body,
      note: { provisional, redeem, made: clock.isSure ? null : made },
    } as const;
    outbox.add([letter]);
    this.#tellNoted(letter, false);
    if (memberNo !== null && provisional) {
      const paid = sumOf(lines.map((line) => line.paid));
      members.countSale(memberNo, occurredAt, provisional.points, paid);
    }
    await this.#settleSoon();
  }

  async #takeBack(command: RefundCommand): Promise<void> {
    const { storeId, outbox, clock } = this.#parts;
    const { do: verb, receipt = this.#newReceipt(), ...goods } = command;
    const content = contentHash({ verb, ...goods });
    if (this.#isTold('/refunds', receipt, content)) return;
    const made = clock.read();
    const occurredAt = clock.timeOf(made);
    const of = 'of' in goods ? { of: { storeId, ...goods.of } } : {};
    const byCode =
      'member' in goods && 'code' in goods.member ? { member: { ...goods.member, scannedAt: occurredAt } } : {};
    const body = { storeId, receipt, occurredAt, ...goods, ...of, ...byCode };
    const letter = {
      path: '/refunds',
      receipt,
      content,
      body,
      note: { provisional: null, redeem: 0, made: clock.isSure ? null : made },
    } as const;
    outbox.add([letter]);
    this.#tellNoted(letter, false);
    await this.#settleSoon();
  }

  async #quote({ member, lines }: QuoteCommand): Promise<void> {
    const { storeId, client, clock, say } = this.#parts;
    if (await this.#online()) {
      const body = { storeId, lines, ...(member ? { member } : {}) };
      const outcome = await client.ask({ method: 'POST', path: '/quote', body });
      if (outcome.kind === 'refused') {
        this.#refuse(null, outcome.reason);
        return;
      }
      if (outcome.kind === 'done') {
        say({ say: 'quote', points: v.parse(quoteAnswer, outcome.value).award.total, provisional: false });
        return;
      }
    }
    const memberNo = member === undefined ? null : memberNoOf(member);
    const reckoned = this.#reckon(memberNo, lines, clock.now() as EpochMs);
    say({ say: 'quote', points: reckoned?.points ?? null, provisional: true });
  }

  async #sync(): Promise<void> {
    await this.#refreshRules();
    this.#parts.say({ say: 'rules', version: this.#rulesInForce() });
    // Also when nothing has changed: somebody asked.
    this.#said = 'stopped';
    if ((await this.settler.settle()).kind !== 'settled') this.settler.wake();
  }

  #status(): void {
    const { outbox, say } = this.#parts;
    const all = outbox.all();
    say({
      say: 'status',
      waiting: all.filter(({ answer }) => !answer).map(({ letter }) => letter.receipt),
      refused: all.flatMap(({ letter: { receipt }, answer }) =>
        answer?.kind === 'refused' ? [{ receipt, reason: answer.reason }] : [],
      ),
      differences: all.flatMap(({ answer }) =>
        answer?.kind === 'done' && answer.difference ? [answer.difference] : [],
      ),
    });
  }

  /** Whether a receipt is in the outbox already, not refused: the same is told again, and anything else refused. */
  #isTold(path: Letter<TillNote>['path'], receipt: string, content: string): boolean {
    const kept = this.#parts.outbox.latest(path, receipt);
    if (!kept || kept.answer?.kind === 'refused') return false;
    if (kept.letter.content === content) this.#tellNoted(kept.letter, true);
    else this.#refuse(receipt, reasons.receiptReused);
    return true;
  }

  #tellNoted({ path, receipt, note: { provisional, redeem } }: Letter<TillNote>, again: boolean): void {
    const { say } = this.#parts;
    if (path === '/refunds') say({ say: 'taken_back', receipt, again });
    else say({ say: 'sold', receipt, provisional, redeem, again });
  }

  /** Verifies a card while there is a network, and learns what the rules need to know of its member. */
  async #scan(member: object, memberNo: MemberNo | null): Promise<Scan> {
    const online = await this.#online();
    if (!('code' in member) || memberNo === null || !online) return { kind: 'not_verified' };
    const { client, clock, members, storeId } = this.#parts;
    const { code, scan, until } = this.#lastScan;
    // A code works once: the second bill of the same scan goes by the first one's session.
    if (code === member.code && clock.now() < until) return scan;
    const outcome = await client.ask({ method: 'POST', path: '/verify-card', body: { storeId, code: member.code } });
    if (outcome.kind === 'refused') {
      // It will not be unused again, and to ask once more would count as guessing.
      if (outcome.reason.code === 'code_already_used') {
        this.#lastScan = { code: member.code, scan: outcome, until: clock.now() + SCAN_CARRIES_MS };
      }
      return outcome;
    }
    const { success, output } = v.safeParse(verified, outcome.kind === 'done' ? outcome.value : undefined);
    if (!success) return { kind: 'not_verified' };
    // The bill is what the API's document says, and is only ever handed to the engine.
    members.learn(memberNo, output.bill as unknown as BillMember, clock.now() as EpochMs);
    const opened = { kind: 'verified', session: output.session } as const;
    this.#lastScan = { code: member.code, scan: opened, until: output.expiresAt };
    return opened;
  }

  /** Sends a letter. What was made by an unsure clock first waits for the server's time, which any answer tells. */
  async #send(letter: Queued<TillNote>): Promise<Outcome> {
    const { outbox, clock, client } = this.#parts;
    if (isUnsure(letter) && !clock.isSure) {
      const asked = await this.#refreshRules();
      if (asked.kind === 'unreachable') return asked;
    }
    const { path, body, requestId } = putRight(letter, outbox, clock);
    return client.ask({ method: 'POST', path, body: { ...body, requestId } });
  }

  /** Whether it is worth asking the server: everything before this is settled, so that its figures are whole. */
  async #online(): Promise<boolean> {
    const { outbox, rules, clock, client } = this.#parts;
    if (client.lost || this.settler.standing.kind !== 'settled') return false;
    if (outbox.next() && (await this.settler.settle()).kind !== 'settled') return false;
    if (rules.isStale(clock.now() as EpochMs)) await this.#refreshRules();
    return true;
  }

  /** While the server cannot be had, the next try comes by itself: nobody at the till waits for it. */
  async #settleSoon(): Promise<void> {
    const reachable = !this.#parts.client.lost && this.settler.standing.kind === 'settled';
    if (reachable && (await this.settler.settle()).kind === 'settled') return;
    this.settler.wake();
  }

  #reckon(memberNo: MemberNo | null, lines: SaleCommand['lines'], at: EpochMs): Provisional | null {
    const { engine, rules, members, storeId } = this.#parts;
    return provisionalPoints({ engine, bundle: rules.bundle, members, storeId }, memberNo, lines, at);
  }

  async #refreshRules(): Promise<Outcome> {
    const { rules, client, storeId, clock } = this.#parts;
    return rules.refresh(client, storeId, clock.now() as EpochMs);
  }

  #rulesInForce(): number | null {
    const { rules, engine, clock } = this.#parts;
    return engine.ruleSetInForce(rules.bundle?.ruleSets ?? [], clock.now() as EpochMs)?.version ?? null;
  }

  #newReceipt(): string {
    const { deviceId, outbox, clock } = this.#parts;
    const time = new Date(clock.now() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(2, 14);
    return `${deviceId.slice(-6)}-${time}-${outbox.all().length + 1}`;
  }

  #refuse(receipt: string | null, reason: Reason): void {
    this.#parts.say({ say: 'refused', receipt, reason });
  }

  /** Says how the server can be had, when that has changed. */
  #tellStanding(standing: Standing): void {
    if (standing.kind === this.#said) return;
    this.#said = standing.kind;
    this.#parts.say({ say: 'standing', standing, waiting: this.#parts.outbox.waiting() });
  }
}

/** Why a sale is not taken, if it is not. */
function whyNot(member: SaleCommand['member'], redeem: number, scan: Scan): Reason | undefined {
  if (!('code' in member)) return redeem > 0 ? reasons.redeemingNeedsCode : undefined;
  if (!parseMemberCode(member.code)) return reasons.codeMalformed;
  // She showed that code a moment ago, here or at another till: for earning it is as good as ever.
  if (scan.kind === 'refused' && (redeem > 0 || scan.reason.code !== 'code_already_used')) return scan.reason;
  return redeem > 0 && scan.kind === 'not_verified' ? reasons.redeemingNeedsNetwork : undefined;
}

/** The member whom a code or a number names; an old card's number does not tell. */
function memberNoOf(member: object): MemberNo | null {
  if ('memberNo' in member) return member.memberNo as MemberNo;
  return 'code' in member ? (parseMemberCode(String(member.code))?.memberNo ?? null) : null;
}
