import type { ChainView } from '@vip-card/core';
import { readsChinese } from '../../copy/index';

/** How a legal entity is called: its code is for the books, its name is for people. */
export type EntityNames = (entity: string) => string;

/** The entities' names in the reader's language; one without a name in English keeps its Chinese one, without any its code. */
export function entityNames(chain: Pick<ChainView, 'entities'> | undefined): EntityNames {
  const isChinese = readsChinese(wx.getAppBaseInfo().language);
  const names = new Map(
    chain?.entities?.map(({ entity, zh, en }) => [entity, isChinese || en === undefined ? zh : en]),
  );
  return (entity) => names.get(entity) ?? entity;
}
