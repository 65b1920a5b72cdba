import { serve } from '@vip-card/cloud';
import { overview } from './overview';

export const main = serve('reports', { overview });
