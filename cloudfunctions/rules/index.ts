import { serve } from '@vip-card/cloud';
import { current } from './current';

export const main = serve('rules', { current });
