import { STORES, type DemoStore } from './chain';
import type { Taste } from './catalogue';
import { fullName } from './names';
import type { Random } from './random';

/** How a member shops: how often, and between which days counted back from today. */
interface Habit {
  name: 'devoted' | 'regular' | 'occasional' | 'lapsed' | 'new';
  perYear: readonly [number, number];
  joinedDaysAgo: readonly [number, number];
  /** Nothing is bought after so many days before today. */
  goneSinceDays?: readonly [number, number];
}

const HABITS: readonly (readonly [Habit, number])[] = [
  [{ name: 'devoted', perYear: [9, 22], joinedDaysAgo: [400, 730] }, 10],
  [{ name: 'regular', perYear: [3, 8], joinedDaysAgo: [200, 730] }, 30],
  [{ name: 'occasional', perYear: [1, 3], joinedDaysAgo: [120, 730] }, 34],
  [{ name: 'lapsed', perYear: [2, 8], joinedDaysAgo: [420, 730], goneSinceDays: [190, 400] }, 16],
  [{ name: 'new', perYear: [6, 20], joinedDaysAgo: [1, 60] }, 10],
];

export interface Shopper {
  name: string;
  /** Undefined for somebody who has not given a phone number. */
  hasPhone: boolean;
  home: DemoStore;
  taste: Taste;
  perYear: number;
  joinedDaysAgo: number;
  goneSinceDays: number;
  /** Whether she comes by today, so that the counter has something to show. */
  today: boolean;
}

/** The members whom a visitor meets first: one of each tier, at home in the first store, seen there today. */
const FAMILIAR = [
  { name: '林知夏', perYear: 14, today: true },
  { name: '顾清和', perYear: 4, today: true },
  { name: '沈亦安', perYear: 36, today: true },
  { name: '陈予安', perYear: 9, today: false },
];

export const FAMILIAR_NAMES: readonly string[] = FAMILIAR.map(({ name }) => name);

export function shoppers(random: Random, count: number): Shopper[] {
  return Array.from({ length: count }, (_, index) => shopper(random, FAMILIAR[index]));
}

/** Nobody else bears a familiar name. */
function strangersName(random: Random): string {
  const name = fullName(random);
  return FAMILIAR_NAMES.includes(name) ? strangersName(random) : name;
}

function shopper(random: Random, familiar: (typeof FAMILIAR)[number] | undefined): Shopper {
  const [habit] = familiar ? [HABITS[0]?.[0]] : [random.weighted(HABITS)];
  if (!habit) throw new Error('no habits');
  const home = familiar ? STORES[0] : random.weighted(STORES.map((store) => [store, store.weight] as const));
  if (!home) throw new Error('no stores');
  const hasChild = random.chance(0.45);
  return {
    name: familiar?.name ?? strangersName(random),
    hasPhone: familiar !== undefined || random.chance(0.82),
    home,
    taste: {
      size: random.weighted([
        ['S', 24],
        ['M', 40],
        ['L', 26],
        ['XL', 10],
      ]),
      childSize: hasChild ? random.pick(['90', '100', '110', '120', '130']) : undefined,
      colour: random.pick(['白', '燕麦色', '雾蓝', '墨黑', '砖红']),
      categories: [
        ['womenswear', 50],
        ['kidswear', hasChild ? 34 : 3],
        ['outerwear', 12],
        ['accessories', 16],
      ],
    },
    perYear: familiar?.perYear ?? random.between(...habit.perYear),
    joinedDaysAgo: familiar ? 700 : random.between(...habit.joinedDaysAgo),
    goneSinceDays: habit.goneSinceDays ? random.between(...habit.goneSinceDays) : 0,
    today: familiar?.today ?? false,
  };
}
