import { accept, ruleSetContent, ruleSetsInForceWithin, type EpochMs, type RuleSet } from '@vip-card/core';
import * as v from 'valibot';
import { placeOf } from './context';
import { storeId } from './inputs';
import { operation } from './operation';
import { fen, tier } from './answer-parts';

/** A till that has not asked for so long has no business selling by itself. */
const AHEAD_MS = 31 * 86_400_000;

/** One version of the points rules, with the hash that names its content. */
export const ruleSet: v.GenericSchema<unknown, RuleSet> = v.strictObject({
  ...ruleSetContent.entries,
  hash: v.pipe(v.string(), v.description('SHA-256 of the canonical JSON of all the rest, hexadecimal.')),
});

/** What a till needs to sell by itself: the rules in force and those to come, and the words that they use. */
export const rules = operation({
  id: 'getRules',
  method: 'GET',
  path: '/rules',
  summary: 'The points rules that a till carries',
  description:
    'Every rule set that is in force at some moment of the next 31 days, in that order, with the categories that lines may name and the tiers. The ETag is the content’s hash: ask with If-None-Match, often, and hear 304 while nothing has changed.',
  tagged: true,
  input: v.strictObject({ storeId }),
  answer: v.strictObject({
    store: v.strictObject({ storeId: v.string(), name: v.string() }),
    categories: v.array(v.strictObject({ id: v.string(), zh: v.string(), en: v.string() })),
    tiers: v.array(v.strictObject({ tier, from: fen })),
    ruleSets: v.array(ruleSet),
  }),

  async run({ device, now, settings }) {
    const known = await settings();
    const { name } = placeOf(known, device);
    const { categories, tiers } = known.chain;
    const ruleSets = ruleSetsInForceWithin(known.ruleSets, now, (now + AHEAD_MS) as EpochMs);
    return accept({ store: { storeId: device.storeId, name }, categories, tiers, ruleSets });
  },
});
