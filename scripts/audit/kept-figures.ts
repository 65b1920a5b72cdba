import {
  beginMonth,
  canonicalJson,
  HoldingsTally,
  monthOf,
  MonthTally,
  type Holdings,
  type MonthFigures,
  type Movement,
} from '@vip-card/core';
import { MonthlyBooks } from './monthly-books';
import type { Finding } from './audit';

/** Adds up again what the kept figures of months say they counted, from movements in any order. */
export class KeptFigures {
  readonly #kept: ReadonlyMap<string, MonthFigures>;
  readonly #months = new Map<string, MonthTally>();
  readonly #books = new MonthlyBooks();

  /** @param kept in the order of months */
  constructor(kept: readonly MonthFigures[]) {
    this.#kept = new Map(kept.map((figures) => [figures.month, figures]));
  }

  add(movement: Movement): void {
    const month = monthOf(movement.postedAt);
    const kept = this.#kept.get(month);
    if (!kept || movement.postedAt >= kept.through) return;
    const tally = this.#months.get(month) ?? new MonthTally(beginMonth(month));
    this.#months.set(month, tally);
    tally.add(movement);
    this.#books.add(movement);
  }

  /** What figures are other than their movements come to. */
  findings(): Finding[] {
    let held: Holdings = { lots: [], debts: [] };
    return [...this.#kept].flatMap(([month, kept]) => {
      const counted = (this.#months.get(month) ?? new MonthTally(beginMonth(month))).figures(kept.through);
      const both = [held, counted];
      held = new HoldingsTally({
        lots: both.flatMap(({ lots }) => lots),
        debts: both.flatMap(({ debts }) => debts),
      }).at(kept.through);
      const { movements, settlements } = counted;
      const again = { movements, books: this.#books.of(month), settlements, ...held };
      return Object.entries(again).flatMap(([figure, is]) => {
        const [was, now] = [canonicalJson(kept[figure as keyof typeof again]), canonicalJson(is)];
        return was === now ? [] : [{ of: `figures of ${month}`, what: `${figure} are ${was}, and come to ${now}` }];
      });
    });
  }
}
