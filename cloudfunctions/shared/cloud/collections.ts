/** A collection as the cloud must create it; the local cloud and the deployment both read this list. */
export interface CollectionDeclaration {
  name: string;
  indexes: {
    name: string;
    fields: { path: string; direction: 1 | -1 | '2dsphere' }[];
    unique?: boolean;
  }[];
  /** Phones reach the database through functions only. */
  clientAccess: 'none';
}

function collection(name: string, ...indexes: Record<string, 1 | -1>[]): CollectionDeclaration {
  return {
    name,
    indexes: indexes.map((fields) => ({
      name: Object.keys(fields).join('_').replace(/\./g, '_'),
      fields: Object.entries(fields).map(([path, direction]) => ({ path, direction })),
    })),
    clientAccess: 'none',
  };
}

/** Every collection with the finds it must answer quickly. Uniqueness is always an `_id`, never an index. */
export const collections: readonly CollectionDeclaration[] = [
  // `caller:action:requestId`: a request's input hash and its first answer
  collection('requests'),
  collection('counters'),
  // the chain and its people
  collection('chain'),
  collection('stores'),
  collection('ruleSets'), // the version, `000012`; `publications` too
  collection('publications'),
  collection('dryRuns'), // the hash of the draft that was tried
  collection('staff', { 'store.storeId': 1 }),
  collection('signIns'), // openid
  collection('invitations', { invitedBy: 1 }),
  // members: `openid:`, `phone:`, `card:` point to a member number
  collection('identities'),
  collection('members', { 'phone.lastFour': 1 }, { homeStoreId: 1, joinedAt: 1 }, { joinedAt: 1 }),
  collection('accounts', { nextExpiryOn: 1 }, { tierReviewOn: 1 }), // memberNo
  collection('movements', { memberNo: 1, seq: -1 }, { memberNo: 1, at: 1 }, { postedAt: 1 }), // memberNo:seq
  collection('adjustments', { state: 1, proposedAt: -1 }),
  collection('adjustedDays'), // `member:memberNo:day`, `staff:staffId:day`
  collection('books'), // the month, `2026-11`; `monthFigures` too
  collection('monthFigures'),
  collection('lateSales', { postedAt: -1 }), // memberNo:seq
  collection('tillDifferences', { state: 1, settledAt: -1 }), // storeId:receipt
  // tills that call over HTTP: a device, and `deviceId:nonce` of the requests that it signed
  collection('devices', { storeId: 1 }),
  collection('nonces', { dueAt: 1 }),
  // the counter: `storeId:receipt`
  collection('sales', { memberNo: 1, occurredAt: -1, seq: -1 }, { storeId: 1, day: 1 }),
  collection('returns', { storeId: 1, day: 1 }, { memberNo: 1, occurredAt: -1 }),
  collection('auditLog', { memberNo: 1, at: -1 }, { staffId: 1, at: -1 }, { storeId: 1, at: -1 }),
];
