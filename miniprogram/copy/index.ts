import type { EpochMs } from '@vip-card/core';

import type { AnyRefusal } from '../services/call';
import { now } from '../services/clock';

import { en } from './en';
import { sayRefusal } from './sentences';
import { zhCn } from './zh-cn';

export type Copy = typeof zhCn;

/** WeChat's language decides: every Chinese reads Chinese, everybody else English. */
export function readsChinese(language: string): boolean {
  return language.toLowerCase().startsWith('zh');
}

/**
 * Picks the reader's table of two. A subpackage keeps its own tables beside its pages and picks with this:
 *
 *     export const clerkCopy = () => inReadersLanguage(zhCn, en);      // clerk/copy/index.ts
 */
export function inReadersLanguage<Table>(chinese: Table, english: Table): Table {
  return readsChinese(wx.getAppBaseInfo().language) ? chinese : english;
}

/** Every sentence of the main package, in the reader's language. */
export function copy(): Copy {
  return inReadersLanguage<Copy>(zhCn, en);
}

/** The plain strings of a section, as a page puts them into its data: WXML cannot call functions. */
export type Labels<Section> = {
  [Key in keyof Section as Section[Key] extends string ? Key : never]: string;
};

export function labels<Section extends object>(section: Section): Labels<Section> {
  const strings = Object.entries(section).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(strings) as Labels<Section>;
}

/** The sentence for a refusal, in the reader's language: what happened, then what to do. */
export function refusalSentence(refusal: AnyRefusal): string {
  return sayRefusal(copy().refusals, refusal);
}

/** Why figures on the screen are not of now, and how old they are. */
export function staleNote(refusal: AnyRefusal, asOf: EpochMs): string {
  const { card, figures } = copy();
  return card.stale(refusal.code === 'offline', figures.ago(asOf, now()));
}
