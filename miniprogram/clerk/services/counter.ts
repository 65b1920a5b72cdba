import type { AdjustmentsActions, CounterActions } from '@vip-card/core';

import { call } from '../../services/call';

export const fetchToday = () => call('counter', 'today', {});
export const scanCode = (code: string) => call('counter', 'scan', { code });
export const searchPhone = (lastFour: string) => call('counter', 'searchPhone', { lastFour });
export const pickMember = (input: CounterActions['pick']['input']) => call('counter', 'pick', input);
export const findCard = (cardNumber: string) => call('counter', 'findCard', { cardNumber });
export const fetchMember = (session: string) => call('counter', 'member', { session });
export const sell = (input: CounterActions['sell']['input']) => call('counter', 'sell', input);
export const fetchPurchases = (input: CounterActions['purchases']['input']) => call('counter', 'purchases', input);
export const previewReturn = (input: CounterActions['previewReturn']['input']) =>
  call('counter', 'previewReturn', input);
export const refund = (input: CounterActions['refund']['input']) => call('counter', 'refund', input);
export const previewExchange = (input: CounterActions['previewExchange']['input']) =>
  call('counter', 'previewExchange', input);
export const exchange = (input: CounterActions['exchange']['input']) => call('counter', 'exchange', input);
export const voidSale = (input: CounterActions['voidSale']['input']) => call('counter', 'voidSale', input);
export const reassignSale = (input: CounterActions['reassignSale']['input']) => call('counter', 'reassignSale', input);
export const adjust = (input: AdjustmentsActions['propose']['input']) => call('adjustments', 'propose', input);
