import { serve } from '@vip-card/cloud';
import { decide } from './decide';
import { decided } from './decided';
import { member } from './member';
import { pending } from './pending';
import { propose } from './propose';

export const main = serve('adjustments', { member, propose, pending, decided, decide });
