import type { MembersActions } from '@vip-card/core';

import { call } from './call';

export const fetchMyCard = () => call('members', 'myCard', {});
export const join = (input: MembersActions['join']['input']) => call('members', 'join', input);
export const updateProfile = (input: MembersActions['updateProfile']['input']) =>
  call('members', 'updateProfile', input);
export const addPhone = (input: MembersActions['addPhone']['input']) => call('members', 'addPhone', input);
export const replaceCard = (input: MembersActions['replaceCard']['input']) => call('members', 'replaceCard', input);
