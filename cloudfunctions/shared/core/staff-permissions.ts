import type { Functions } from './actions';
import type { Role } from './staff';

/** Who may call an action: everybody with a WeChat identity, members, or staff in one of these roles. */
export type Audience = 'anyone' | 'member' | readonly Role[];

type Permissions = { readonly [Name in keyof Functions]: { readonly [Action in keyof Functions[Name]]: Audience } };

/** Those who stand behind a counter. */
const AT_THE_COUNTER = ['clerk', 'manager'] as const;
const LEADS_STAFF = ['manager', 'hq'] as const;
const KEEPS_BOOKS = ['hq', 'finance'] as const;

/** The one table that says who may do what; `serve` enforces it before an action's input is even looked at. */
export const permissions = {
  members: {
    myCard: 'anyone',
    join: 'anyone',
    updateProfile: 'member',
    addPhone: 'member',
    replaceCard: 'member',
  },
  points: {
    statement: 'member',
    purchases: 'member',
  },
  counter: {
    today: AT_THE_COUNTER,
    scan: AT_THE_COUNTER,
    searchPhone: AT_THE_COUNTER,
    pick: AT_THE_COUNTER,
    findCard: AT_THE_COUNTER,
    member: AT_THE_COUNTER,
    sell: AT_THE_COUNTER,
    purchases: AT_THE_COUNTER,
    previewReturn: AT_THE_COUNTER,
    refund: AT_THE_COUNTER,
    previewExchange: AT_THE_COUNTER,
    exchange: AT_THE_COUNTER,
    voidSale: AT_THE_COUNTER,
    reassignSale: AT_THE_COUNTER,
  },
  stores: {
    chain: 'anyone',
    me: 'anyone',
    roster: ['manager', 'marketer', 'hq', 'finance'],
    invite: LEADS_STAFF,
    acceptInvitation: 'anyone',
    dismiss: LEADS_STAFF,
    devices: LEADS_STAFF,
    issueDevice: LEADS_STAFF,
    rotateDeviceKey: LEADS_STAFF,
    revokeDeviceKey: LEADS_STAFF,
  },
  reports: {
    overview: ['marketer', 'hq', 'finance'],
  },
  rules: {
    current: ['clerk', 'manager', 'marketer', 'hq', 'finance'],
    history: ['marketer', 'hq', 'finance'],
    dryRun: ['marketer', 'hq'],
    publish: ['hq'],
    withdraw: ['hq'],
    reEvaluate: ['marketer', 'hq', 'finance'],
  },
  adjustments: {
    member: ['hq'],
    propose: ['manager', 'hq'],
    pending: KEEPS_BOOKS,
    decided: KEEPS_BOOKS,
    decide: ['hq'],
  },
  books: {
    month: KEEPS_BOOKS,
    close: KEEPS_BOOKS,
    liability: KEEPS_BOOKS,
    settlement: KEEPS_BOOKS,
    lateSales: KEEPS_BOOKS,
    differences: KEEPS_BOOKS,
    settleDifference: KEEPS_BOOKS,
  },
} as const satisfies Permissions;

/** The roles that each role may invite and dismiss. */
const LEADS: Record<Role, readonly Role[]> = {
  clerk: [],
  manager: ['clerk'],
  marketer: [],
  hq: ['clerk', 'manager', 'marketer', 'hq', 'finance'],
  finance: [],
};

/** Whether one role may invite and dismiss another. */
export function maySupervise(role: Role, other: Role): boolean {
  return LEADS[role].includes(other);
}

/** Whether staff in a role serve in one store, or work for the chain. */
export function worksInStore(role: Role): boolean {
  return role === 'clerk' || role === 'manager';
}
