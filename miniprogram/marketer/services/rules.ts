import type { RuleDraft, RulesActions } from '@vip-card/core';
import { call } from '../../services/call';

export const fetchRules = () => call('rules', 'current', {});
export const fetchHistory = () => call('rules', 'history', {});
export const tryOut = (draft: RuleDraft) => call('rules', 'dryRun', { draft });
export const publish = (input: RulesActions['publish']['input']) => call('rules', 'publish', input);
export const withdraw = (input: RulesActions['withdraw']['input']) => call('rules', 'withdraw', input);
export const reEvaluate = (input: RulesActions['reEvaluate']['input']) => call('rules', 'reEvaluate', input);
