import type { PointsActions } from '@vip-card/core';

import { call } from './call';

export const fetchStatement = (input: PointsActions['statement']['input']) => call('points', 'statement', input);
export const fetchPurchases = (input: PointsActions['purchases']['input']) => call('points', 'purchases', input);
