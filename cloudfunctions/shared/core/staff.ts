/** Staff roles 岗位, lowest first. Each works within a scope: a store, a region, or the chain. */
export type Role = 'clerk' | 'manager' | 'marketer' | 'hq' | 'finance';

export type Scope = { kind: 'store'; storeId: string } | { kind: 'region'; regionId: string } | { kind: 'chain' };

/** Whether a store lies within a scope. */
export function covers(scope: Scope, store: { storeId: string; regionId: string }): boolean {
  switch (scope.kind) {
    case 'store':
      return scope.storeId === store.storeId;
    case 'region':
      return scope.regionId === store.regionId;
    case 'chain':
      return true;
  }
}
