import type { EpochMs, Role, Scope } from '@vip-card/core';
import { STORES, type DemoStore } from './chain';
import { fullName } from './names';
import type { Random } from './random';

export interface DemoStaff {
  staffId: string;
  openid: string;
  name: string;
  role: Role;
  scope: Scope;
  store: DemoStore | null;
  since: EpochMs;
}

const DAY = 86_400_000;

/** A manager and two clerks for each store, and headquarters. The first store's clerk is whom a visitor plays. */
export function demoStaff(random: Random, now: EpochMs): DemoStaff[] {
  const chain: Scope = { kind: 'chain' };
  const headquarters = [
    person('hq-1', '秦明玥', 'hq', chain),
    person('marketer-1', '叶思宁', 'marketer', chain),
    person('finance-1', '钱惠敏', 'finance', chain),
  ];
  const stores = STORES.flatMap((store, index) => {
    const scope: Scope = { kind: 'store', storeId: store.storeId };
    const names = index === 0 ? ['苏静', '周沐', '何嘉禾'] : [fullName(random), fullName(random), fullName(random)];
    return (['manager', 'clerk', 'clerk'] as const).map((role, place) =>
      person(`${store.storeId}-${place + 1}`, names[place] ?? '', role, scope, store),
    );
  });
  // Whom large adjustments need beside the first; nothing of her is left to chance, so that all others stay who they were.
  const since = (now - 400 * DAY) as EpochMs;
  const ofHq = { role: 'hq', scope: chain, store: null } as const;
  const second: DemoStaff = { staffId: 'hq-2', openid: 'demo-staff-hq-2', name: '沈知远', ...ofHq, since };
  return [...headquarters, second, ...stores];

  function person(staffId: string, name: string, role: Role, scope: Scope, store: DemoStore | null = null): DemoStaff {
    const since = (now - random.between(100, 900) * DAY) as EpochMs;
    return { staffId, openid: `demo-staff-${staffId}`, name, role, scope, store, since };
  }
}
