import { serve } from '@vip-card/cloud';
import { current } from './current';
import { dryRun } from './dry-run';
import { history } from './history';
import { publish } from './publish';
import { reEvaluate } from './re-evaluate';
import { withdraw } from './withdraw';

export const main = serve('rules', { current, history, dryRun, publish, withdraw, reEvaluate });
