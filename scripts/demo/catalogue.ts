import type { Fen, SaleLine } from '@vip-card/core';
import type { Random } from './random';

/** A style of the demo chain: what a member may take home. */
interface Style {
  sku: string;
  name: string;
  category: string;
  list: Fen;
  sizes: readonly string[];
  colours: readonly string[];
  /** 1 to 12; sold all year when absent. */
  months?: readonly number[];
}

const ADULT = ['S', 'M', 'L', 'XL'];
const CHILD = ['90', '100', '110', '120', '130', '140'];
const ONE = ['均码'];
const WARM = [5, 6, 7, 8, 9];
const COLD = [10, 11, 12, 1, 2, 3];
const CALM = ['白', '燕麦色', '雾蓝', '墨黑'];

function style(
  sku: string,
  name: string,
  category: string,
  yuan: number,
  sizes: readonly string[],
  colours = CALM,
  months?: readonly number[],
): Style {
  return { sku, name, category, list: (yuan * 100) as Fen, sizes, colours, ...(months ? { months } : {}) };
}

const STYLES: Style[] = [
  style('SW1001', '亚麻衬衫', 'womenswear', 398, ADULT),
  style('SW1002', '阔腿裤', 'womenswear', 458, ADULT),
  style('SW1003', '针织开衫', 'womenswear', 430, ADULT, ['燕麦色', '雾蓝', '砖红']),
  style('SW1004', '真丝吊带裙', 'womenswear', 698, ADULT, ['墨黑', '砖红'], WARM),
  style('SW1005', '棉麻半裙', 'womenswear', 368, ADULT, CALM, WARM),
  style('SW1006', '羊毛高领衫', 'womenswear', 528, ADULT, ['燕麦色', '墨黑', '砖红'], COLD),
  style('SW1007', '直筒牛仔裤', 'womenswear', 428, ['25', '26', '27', '28', '29'], ['原色', '浅蓝']),
  style('SW1008', '圆领 T 恤', 'womenswear', 198, ADULT, CALM, WARM),
  style('SK2001', '儿童罩衫', 'kidswear', 168, CHILD),
  style('SK2002', '灯芯绒背带裤', 'kidswear', 228, CHILD, ['砖红', '燕麦色']),
  style('SK2003', '有机棉家居服', 'kidswear', 198, CHILD),
  style('SK2004', '儿童羽绒马甲', 'kidswear', 398, CHILD, ['雾蓝', '砖红'], COLD),
  style('SK2005', '防晒外套', 'kidswear', 258, CHILD, ['白', '雾蓝'], WARM),
  style('SO3001', '羊毛双面呢大衣', 'outerwear', 1880, ADULT, ['燕麦色', '墨黑'], COLD),
  style('SO3002', '轻薄羽绒服', 'outerwear', 998, ADULT, CALM, COLD),
  style('SO3003', '亚麻西装', 'outerwear', 898, ADULT, ['白', '燕麦色']),
  style('SO3004', '棉质风衣', 'outerwear', 1280, ADULT, ['燕麦色', '墨黑'], [2, 3, 4, 9, 10, 11]),
  style('SA4001', '羊绒围巾', 'accessories', 398, ONE, ['砖红', '燕麦色', '墨黑'], COLD),
  style('SA4002', '亚麻手帕', 'accessories', 68, ONE),
  style('SA4003', '草编帽', 'accessories', 198, ONE, ['原色'], WARM),
  style('SA4004', '帆布托特包', 'accessories', 168, ONE, ['白', '墨黑']),
];

/** What a member likes: it shows in the sizes and colours that a clerk sees. */
export interface Taste {
  size: string;
  childSize: string | undefined;
  colour: string;
  categories: readonly (readonly [string, number])[];
}

/** Some lines that fit the month and the member's taste, some of them marked down. */
export function basket(random: Random, taste: Taste, month: number): SaleLine[] {
  const pieces = random.weighted([
    [1, 50],
    [2, 32],
    [3, 13],
    [4, 5],
  ]);
  return Array.from({ length: pieces }, () => line(random, taste, month));
}

function line(random: Random, taste: Taste, month: number): SaleLine {
  const category = random.weighted(taste.categories);
  const inSeason = STYLES.filter((each) => each.category === category && (each.months?.includes(month) ?? true));
  const { sku, name, list, sizes, colours } = random.pick(inSeason);
  const wanted = category === 'kidswear' ? taste.childSize : taste.size;
  const size = wanted !== undefined && sizes.includes(wanted) ? wanted : random.pick(sizes);
  const colour = colours.includes(taste.colour) && random.chance(0.6) ? taste.colour : random.pick(colours);
  const quantity = category === 'accessories' && random.chance(0.15) ? 2 : 1;
  const percent = random.weighted([
    [100, 62],
    [90, 20],
    [80, 12],
    [70, 6],
  ]);
  return {
    sku,
    name,
    category,
    size,
    colour,
    quantity,
    list: (list * quantity) as Fen,
    paid: ((list * quantity * percent) / 100) as Fen,
  };
}
