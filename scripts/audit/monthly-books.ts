import { Bookkeeping, monthOf, type Book, type Movement, type Points } from '@vip-card/core';

/** The books of all months at once, from movements in any order. */
export class MonthlyBooks {
  readonly #months = new Map<string, Bookkeeping>();
  readonly #ever = new Bookkeeping();

  add(movement: Movement): void {
    const month = monthOf(movement.postedAt);
    const books = this.#months.get(month) ?? new Bookkeeping();
    this.#months.set(month, books);
    books.add(movement);
    this.#ever.add(movement);
  }

  /** From the beginning to the end. */
  all(): Book[] {
    return this.#ever.books;
  }

  /** One month's, which begin with what all months before it came to. */
  of(month: string): Book[] {
    const opening = new Map<string, number>();
    for (const [each, { books }] of this.#months) {
      if (each >= month) continue;
      for (const { entity, closing } of books) opening.set(entity, (opening.get(entity) ?? 0) + closing);
    }
    const within = new Map((this.#months.get(month)?.books ?? []).map((book) => [book.entity, book]));
    const [blank] = new Bookkeeping([{ entity: '', closing: 0 as Points }]).books;
    return [...new Set([...opening.keys(), ...within.keys()])].sort().map((entity) => {
      const before = opening.get(entity) ?? 0;
      const book = { ...blank, ...within.get(entity), entity } as Book;
      return { ...book, opening: before as Points, closing: (before + book.closing) as Points };
    });
  }
}
