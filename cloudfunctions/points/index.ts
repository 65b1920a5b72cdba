import { serve } from '@vip-card/cloud';
import { statement } from './statement';

export const main = serve('points', { statement });
