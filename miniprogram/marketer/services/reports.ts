import { call } from '../../services/call';

export const fetchOverview = () => call('reports', 'overview', {});
