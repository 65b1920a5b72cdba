import type { ChainView } from '@vip-card/core';
import { inReadersLanguage } from '../../copy/index';
import { fetchChain } from '../../services/stores';

export type Category = ChainView['categories'][number];

const key = 'clerk-categories';

/** The chain's categories as last answered: a bill can be typed without a network. */
export function storedCategories(): Category[] {
  const stored: unknown = wx.getStorageSync(key);
  return Array.isArray(stored) ? (stored as Category[]) : [];
}

/** Asks for the categories; without a network, those of last time. */
export async function loadCategories(): Promise<Category[]> {
  const answer = await fetchChain();
  if (!answer.ok) return storedCategories();
  wx.setStorageSync(key, answer.value.categories);
  return answer.value.categories;
}

/** A category's name in the reader's language; an unknown one is called by its id. */
export function categoryName(categories: readonly Category[], id: string): string {
  const category = categories.find((each) => each.id === id);
  return category ? inReadersLanguage(category.zh, category.en) : id;
}
