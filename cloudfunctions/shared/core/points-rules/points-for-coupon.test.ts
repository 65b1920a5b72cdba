import { perYuan } from '../testing/bills';
import type { Points } from '../units';
import { couponPrice } from './points-for-coupon';
import type { Rule } from './rule-set';

it('has a price in points, or is not to be had for points', () => {
  const rule: Rule = { id: 'fifty', kind: 'points-for-coupon', points: 500 as Points, template: 'fifty-off' };
  expect(couponPrice({ rules: [perYuan(1), rule] }, 'fifty-off')).toBe(500);
  expect(couponPrice({ rules: [perYuan(1), rule] }, 'hundred-off')).toBeUndefined();
});
