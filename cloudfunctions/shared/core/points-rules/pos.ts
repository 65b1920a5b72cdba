/** What a till carries: the engine and what goes with it, without any library. `npm run build` makes `dist/pos` of this file. */
export { compileRuleSet, engineOf, type PointsEngine } from './compile';
export { activeFromOf, expiryOf } from './expiry';
export { ruleSetInForce } from './in-force';
export { pointsFor, redeemable, redeemRuleOf, worthOf, type RedeemRule } from './points-for-cash';
export type { Award, Because, Bonus, Cut, Excluded, Missed, Reached } from './award';
export type { Bill, BillLine, BillMember } from './bill';
export type { Channel, Expiry, MemberEvent, Ratio, Reward, Rule, RuleSet, Weekday } from './rule-set';
export type { TierName } from '../tiers';
export type { EpochMs, Fen, Points } from '../units';
