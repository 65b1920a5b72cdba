import { call } from '../../services/call';

export const fetchRules = () => call('rules', 'current', {});
