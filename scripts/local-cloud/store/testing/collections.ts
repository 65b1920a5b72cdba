import type { CollectionDeclaration } from '../../../../cloudfunctions/shared/cloud/collections';

export const testCollections: CollectionDeclaration[] = [
  { name: 'log', indexes: [], clientAccess: 'none' },
  { name: 'groups', indexes: [], clientAccess: 'none' },
  { name: 'counters', indexes: [], clientAccess: 'none' },
  {
    name: 'accounts',
    indexes: [{ name: 'balance', fields: [{ path: 'balance', direction: 1 }] }],
    clientAccess: 'none',
  },
  {
    name: 'transfers',
    indexes: [{ name: 'number', fields: [{ path: 'number', direction: 1 }], unique: true }],
    clientAccess: 'none',
  },
];
