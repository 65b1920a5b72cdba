import { serve } from '@vip-card/cloud';
import { close } from './close';
import { differences } from './differences';
import { lateSales } from './late-sales';
import { liability } from './liability';
import { month } from './month';
import { settleDifference } from './settle-difference';
import { settlement } from './settlement';

export const main = serve('books', {
  month,
  close,
  liability,
  settlement,
  lateSales,
  differences,
  settleDifference,
});
