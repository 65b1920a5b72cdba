import { call } from './call';

export const fetchOverview = () => call('reports', 'overview', {});
