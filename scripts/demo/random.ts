/** A seeded source of chance: the same seed tells the same story. */
export interface Random {
  /** In `[0, 1)`. */
  next(): number;
  chance(probability: number): boolean;
  /** An integer in `[low, high]`. */
  between(low: number, high: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** By weight. */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item;
}

/** Mulberry32 by Tommy Ettinger: 32 bits of state are plenty for some thousand purchases. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const at = <Item>(items: readonly Item[], index: number): Item => {
    const item = items[index];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (items) => at(items, Math.floor(next() * items.length)),
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      const index = items.findIndex(([, weight]) => (left -= weight) < 0);
      return at(items, index < 0 ? items.length - 1 : index)[0];
    },
  };
}
