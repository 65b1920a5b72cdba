import type { EntityView } from '@vip-card/core';
import type { Settings } from '@vip-card/cloud';

/** The entities of the chain, each known by its stores. */
export function entitiesOf({ stores }: Pick<Settings, 'stores'>): EntityView[] {
  const byEntity = new Map<string, string[]>();
  for (const { entity, name } of stores) byEntity.set(entity, [...(byEntity.get(entity) ?? []), name]);
  return [...byEntity].map(([entity, names]) => ({ entity, stores: names }));
}
