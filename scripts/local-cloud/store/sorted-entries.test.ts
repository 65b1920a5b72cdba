import fc from 'fast-check';
import { SortedEntries } from './sorted-entries';

interface Target {
  key: string;
}

const targets: Target[] = Array.from({ length: 6 }, (_, i) => ({ key: String(i) }));
const entry = fc.tuple(fc.string({ maxLength: 2 }), fc.constantFrom(...targets));

function compare(a: readonly [string, Target], b: readonly [string, Target]): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  return Number(a[1].key) - Number(b[1].key);
}

function listed(entries: SortedEntries<Target>, from: string, to: string, reverse: boolean): [string, Target][] {
  return [...entries.range(from, to, reverse)].map(({ key, target }) => [key, target]);
}

test('walks any range in both directions as a sorted list would, after additions and removals', () => {
  const steps = fc.array(fc.record({ add: fc.boolean(), entry }), { maxLength: 200 });
  fc.assert(
    fc.property(steps, fc.string({ maxLength: 2 }), fc.string({ maxLength: 2 }), (history, from, to) => {
      const entries = new SortedEntries<Target>();
      const model = new Map<string, [string, Target]>();
      for (const { add, entry: one } of history) {
        const name = JSON.stringify([one[0], one[1].key]);
        if (add && !model.has(name)) {
          entries.add(...one);
          model.set(name, one);
        } else if (!add) {
          entries.remove(...one);
          model.delete(name);
        }
      }
      const expected = [...model.values()].filter(([key]) => key >= from && key < to).sort(compare);
      expect(listed(entries, from, to, false)).toEqual(expected);
      expect(listed(entries, from, to, true)).toEqual(expected.reverse());
      expect(entries.size).toBe(model.size);
    }),
  );
});

test('keeps its order over many chunks, however the keys arrive', () => {
  const keys = Array.from({ length: 5000 }, (_, i) => String((i * 7919) % 5000).padStart(4, '0'));
  const one = { key: 'one' };
  const [added, loaded] = [new SortedEntries<Target>(), new SortedEntries<Target>()];
  for (const key of keys) added.add(key, one);
  loaded.load(keys.map((key) => [key, one] as const));
  const sorted = [...keys].sort();
  for (const entries of [added, loaded]) {
    expect(listed(entries, '', '~', false).map(([key]) => key)).toEqual(sorted);
    expect(listed(entries, '1000', '1003', true).map(([key]) => key)).toEqual(['1002', '1001', '1000']);
    for (const key of sorted.slice(0, 4990)) entries.remove(key, one);
    expect(listed(entries, '', '~', false).map(([key]) => key)).toEqual(sorted.slice(4990));
  }
});
