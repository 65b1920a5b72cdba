/** Staff roles 岗位, lowest first. Each works within a scope: a store, a region, or the chain. */
export type Role = 'clerk' | 'manager' | 'marketer' | 'hq' | 'finance';

export type Scope = { kind: 'store'; storeId: string } | { kind: 'region'; regionId: string } | { kind: 'chain' };
