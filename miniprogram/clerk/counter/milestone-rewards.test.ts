import type { Points, Reached } from '@vip-card/core';
import { en as main } from '../../copy/en';
import { en as clerk } from '../copy/en';
import { words } from '../testing/shop';
import { reachedBy } from './milestone-rewards';

const scarf: Reached = {
  milestone: 'scarf@lifetime',
  ruleId: 'scarf',
  measure: 'points',
  over: 'lifetime',
  reach: 1000,
  reward: { kind: 'prize', zh: '羊绒围巾一条', en: 'A cashmere scarf' },
};
const month: Reached = { ...scarf, over: 'month', reward: { kind: 'points', points: 80 as Points } };

test('a prize that was reached is told to the clerk, in her language', () => {
  expect(reachedBy({ reached: [scarf] }, words)).toEqual(['累计得分满 1,000 分，可领羊绒围巾一条。请告诉顾客。']);
  expect(reachedBy({ reached: [scarf] }, { main, clerk })[0]).toMatch(/may have the prize “A cashmere scarf”/);
});

test('so are the points of a milestone, which the balance holds and the award does not', () => {
  expect(reachedBy({ reached: [month] }, words)).toEqual(['本月得分满 1,000 分，另奖 80 分。']);
});

test('a bill that reaches nothing says nothing', () => {
  expect(reachedBy({ reached: [] }, words)).toEqual([]);
});
