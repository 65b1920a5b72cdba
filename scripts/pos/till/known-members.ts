import { businessDayOf, type BillMember, type EpochMs, type Fen, type MemberNo, type Points } from '@vip-card/core';
import path from 'node:path';
import { readJson, replaceFile } from '../folder';

interface Known {
  at: EpochMs;
  bill: BillMember;
}

/** More come into a store on no day. */
const KEPT = 500;

/**
 * What this till heard of members when it last verified their cards, for the points that it shows without a network. Kept in
 * this till only, and never sent.
 */
export class KnownMembers {
  readonly #file: string;
  readonly #known: Map<string, Known>;

  constructor(folder: string) {
    this.#file = path.join(folder, 'members.json');
    this.#known = new Map(Object.entries((readJson(this.#file) ?? {}) as Record<string, Known>));
  }

  /** A member as the rules see her at a moment, as far as it is known here. */
  find(memberNo: MemberNo, at: EpochMs): BillMember | undefined {
    const known = this.#known.get(String(memberNo));
    return known && laterOn(known, at);
  }

  learn(memberNo: MemberNo, bill: BillMember, at: EpochMs): void {
    this.#known.delete(String(memberNo));
    this.#known.set(String(memberNo), { at, bill });
    const [oldest] = this.#known.keys();
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest);
    replaceFile(this.#file, JSON.stringify(Object.fromEntries(this.#known)));
  }

  /** Counts a sale that is settled later, so that the next one of hers is not shown another first bonus. */
  countSale(memberNo: MemberNo, at: EpochMs, points: number, paid: number): void {
    const known = this.find(memberNo, at);
    if (!known) return;
    const { earned, spent } = known;
    const more = (sum: number, by: number) => (sum + by) as Points & Fen;
    this.learn(
      memberNo,
      {
        ...known,
        purchases: known.purchases + 1,
        earned: {
          day: more(earned.day, points),
          month: more(earned.month, points),
          year: more(earned.year, points),
          lifetime: more(earned.lifetime, points),
        },
        spent: { month: more(spent.month, paid), year: more(spent.year, paid), lifetime: more(spent.lifetime, paid) },
      },
      at,
    );
  }
}

/** The sums of a day, a month or a year that is over begin anew. */
function laterOn({ at: then, bill }: Known, at: EpochMs): BillMember {
  const [before, now] = [businessDayOf(then), businessDayOf(at)];
  const since = <Sum extends number>(length: number, sum: Sum): Sum =>
    before.slice(0, length) === now.slice(0, length) ? sum : (0 as Sum);
  const { earned, spent } = bill;
  return {
    ...bill,
    earned: {
      day: since(10, earned.day),
      month: since(7, earned.month),
      year: since(4, earned.year),
      lifetime: earned.lifetime,
    },
    spent: { month: since(7, spent.month), year: since(4, spent.year), lifetime: spent.lifetime },
  };
}
