import { serve } from '@vip-card/cloud';
import { purchases } from './purchases';
import { statement } from './statement';

export const main = serve('points', { statement, purchases });
