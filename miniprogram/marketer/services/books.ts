import type { AdjustmentsActions, BooksActions, MemberNo } from '@vip-card/core';
import { call } from '../../services/call';

export const fetchMonth = (month: string) => call('books', 'month', { month });
export const closeMonth = (input: BooksActions['close']['input']) => call('books', 'close', input);
export const fetchLiability = () => call('books', 'liability', {});
export const fetchSettlement = (month: string) => call('books', 'settlement', { month });

export const fetchLateSales = (input: BooksActions['lateSales']['input']) => call('books', 'lateSales', input);
export const fetchDifferences = (input: BooksActions['differences']['input']) => call('books', 'differences', input);
export const settleDifference = (input: BooksActions['settleDifference']['input']) =>
  call('books', 'settleDifference', input);

export const findMember = (memberNo: MemberNo) => call('adjustments', 'member', { memberNo });
export const propose = (input: AdjustmentsActions['propose']['input']) => call('adjustments', 'propose', input);
export const fetchPending = () => call('adjustments', 'pending', {});
export const fetchDecided = (input: AdjustmentsActions['decided']['input']) => call('adjustments', 'decided', input);
export const decide = (input: AdjustmentsActions['decide']['input']) => call('adjustments', 'decide', input);
