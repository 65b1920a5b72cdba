import type { ChainView } from '@vip-card/core';

import { readsChinese } from '../copy/index';
import type { Answer } from './call';
import { fetchChain } from './stores';

const key = 'chain-1';

/** Stores, categories and tiers as last heard; they change rarely, so pages draw from here first. */
export function keptChain(): ChainView | undefined {
  const kept: unknown = wx.getStorageSync(key);
  return typeof kept === 'object' && kept !== null && 'stores' in kept ? (kept as ChainView) : undefined;
}

export async function refreshChain(): Promise<Answer<ChainView>> {
  const answer = await fetchChain();
  if (answer.ok) wx.setStorageSync(key, answer.value);
  return answer;
}

/** A category's name in the reader's language; its id when the chain no longer has it. */
export function categoryNames(chain: ChainView | undefined): (id: string) => string {
  const chinese = readsChinese(wx.getAppBaseInfo().language);
  return (id) => {
    const category = chain?.categories.find((each) => each.id === id);
    return category ? (chinese ? category.zh : category.en) : id;
  };
}
