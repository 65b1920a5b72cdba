import type { StoresActions } from '@vip-card/core';

import { call } from './call';

export const fetchChain = () => call('stores', 'chain', {});
export const fetchMe = () => call('stores', 'me', {});
export const fetchRoster = () => call('stores', 'roster', {});
export const invite = (input: StoresActions['invite']['input']) => call('stores', 'invite', input);
export const acceptInvitation = (input: StoresActions['acceptInvitation']['input']) =>
  call('stores', 'acceptInvitation', input);
export const dismiss = (input: StoresActions['dismiss']['input']) => call('stores', 'dismiss', input);
export const fetchDevices = () => call('stores', 'devices', {});
export const issueDevice = (input: StoresActions['issueDevice']['input']) => call('stores', 'issueDevice', input);
export const rotateDeviceKey = (input: StoresActions['rotateDeviceKey']['input']) =>
  call('stores', 'rotateDeviceKey', input);
export const revokeDeviceKey = (input: StoresActions['revokeDeviceKey']['input']) =>
  call('stores', 'revokeDeviceKey', input);
