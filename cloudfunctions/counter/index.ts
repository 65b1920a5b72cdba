import { serve } from '@vip-card/cloud';
import { findCard } from './find-card';
import { member } from './member';
import { pick } from './pick';
import { previewReturn } from './preview-return';
import { refund } from './refund';
import { scan } from './scan';
import { searchPhone } from './search-phone';
import { sell } from './sell';
import { today } from './today';

export const main = serve('counter', {
  today,
  scan,
  searchPhone,
  pick,
  findCard,
  member,
  sell,
  previewReturn,
  refund,
});
