import { auditAccount } from '../audit';
import { at, onePerYuan, ruleSet } from '../testing/shop';
import type { MemberEvent } from '../points-rules/rule-set';
import type { MemberNo, Points } from '../units';
import { openAccount, type Account } from './account';
import { decideEventPoints } from './event-points';

const now = at('2026-11-22T12:00:00+08:00');
const rules = ruleSet(
  [
    onePerYuan,
    { id: 'welcome', kind: 'event-bonus', event: 'join', points: 50 as Points },
    { id: 'every-visit', kind: 'event-bonus', event: 'check-in', points: 2 as Points },
  ],
  { mode: 'days', days: 30 },
);
const give = (account: Account, event: MemberEvent) =>
  decideEventPoints({ account, event, ruleSets: [rules], storeId: 'jingan', entity: 'suli', now });

it('gives what the rules promise once in a membership, as a lot that lives as long as any', () => {
  const { account, movements } = give(openAccount(80260001 as MemberNo), 'join');
  expect(movements).toMatchObject([{ kind: 'bonus', points: 50, ruleId: 'welcome', cause: { event: 'join' } }]);
  expect(account.lots).toMatchObject([{ remaining: 50, entity: 'suli', expiresAt: at('2026-12-23T00:00:00+08:00') }]);
  expect(give(account, 'join').movements).toEqual([]);
  expect(auditAccount(account, movements)).toEqual([]);
});

it('gives nothing where nothing is promised, and a check-in’s points each time', () => {
  const account = openAccount(80260001 as MemberNo);
  expect(give(account, 'profile-complete')).toEqual({ account, movements: [] });
  expect(give(give(account, 'check-in').account, 'check-in').account.balance).toBe(4);
});
