import { accept } from '@vip-card/core';
import type { Answer } from '../../services/call';
import { previewReturn } from '../services/counter';
import type { Decisions } from './return-slip';

/** Asks what a return would do. On a shortfall both ways are asked for, so that the customer chooses between figures. */
export async function askBothWays(goods: Parameters<typeof previewReturn>[0]): Promise<Answer<Decisions>> {
  const owe = await previewReturn(goods);
  if (!owe.ok) return owe;
  if (owe.value.owedAdded === 0) return accept({ owe: owe.value, cash: null });
  const cash = await previewReturn({ ...goods, shortfall: 'cash' });
  return cash.ok ? accept({ owe: owe.value, cash: cash.value }) : cash;
}
