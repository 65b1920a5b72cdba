import type { ChainView, TierName } from '@vip-card/core';
import type { Copy } from '../../copy/index';
import type { MarketerCopy } from '../copy/index';
import type { RuleNames } from '../copy/rule-words';
import type { OptionNames } from './field-view';
import type { Places } from './rule-fields';

/** The reader's words, and how the chain calls its categories and stores. */
export interface RuleWording {
  main: Copy;
  marketer: MarketerCopy;
  category: (id: string) => string;
  chain: ChainView;
}

/** What rules of this chain may name. */
export function placesOf({ tiers, categories, stores }: ChainView): Places {
  return {
    tiers: tiers.map(({ tier }) => tier),
    categories: categories.map(({ id }) => id),
    stores: stores.map(({ storeId }) => storeId),
  };
}

export function ruleNames({ main, category }: RuleWording): RuleNames {
  return { category, tier: (tier) => main.tiers[tier] };
}

/** How the options of every field are called. */
export function optionNames({ main, marketer, category, chain }: RuleWording): OptionNames {
  return (key, option) => {
    if (key === 'tier') return main.tiers[option as TierName];
    if (key === 'category' || key === 'categories') return category(option);
    if (key === 'store' || key === 'stores') {
      return chain.stores.find(({ storeId }) => storeId === option)?.name ?? option;
    }
    return marketer.fields.options[`${key}.${option}`] ?? option;
  };
}
