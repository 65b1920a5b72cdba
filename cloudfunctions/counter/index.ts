import { serve } from '@vip-card/cloud';
import { exchange, previewExchange } from './exchange';
import { findCard } from './find-card';
import { member } from './member';
import { pick } from './pick';
import { previewReturn } from './preview-return';
import { purchases } from './purchases';
import { reassignSale } from './reassign-sale';
import { refund } from './refund';
import { scan } from './scan';
import { searchPhone } from './search-phone';
import { sell } from './sell';
import { today } from './today';
import { voidSale } from './void-sale';

export const main = serve('counter', {
  today,
  scan,
  searchPhone,
  pick,
  findCard,
  member,
  sell,
  previewReturn,
  purchases,
  refund,
  previewExchange,
  exchange,
  voidSale,
  reassignSale,
});
