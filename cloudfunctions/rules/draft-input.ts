import type { RuleDraft } from '@vip-card/core';
import * as v from 'valibot';

/** A draft as it comes in: the core reads it, and refuses it with the path of what is wrong. */
export const draftInput = v.custom<RuleDraft>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'a draft of a rule set',
);
