import { call } from './call';

export const fetchRules = () => call('rules', 'current', {});
