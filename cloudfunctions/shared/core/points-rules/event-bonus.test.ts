import { perYuan } from '../testing/bills';
import type { Points } from '../units';
import { pointsForEvent } from './event-bonus';
import type { Rule } from './rule-set';

const event = (id: string, of: 'join' | 'check-in', points: number): Rule => ({
  id,
  kind: 'event-bonus',
  event: of,
  points: points as Points,
});
const ruleSet = {
  rules: [perYuan(1), event('join', 'join', 50), event('join-more', 'join', 8), event('in', 'check-in', 2)],
};

it('gives what all rules for the event give together, and nothing for an event without one', () => {
  expect(pointsForEvent(ruleSet, 'join')).toBe(58);
  expect(pointsForEvent(ruleSet, 'check-in')).toBe(2);
  expect(pointsForEvent(ruleSet, 'survey')).toBe(0);
});
