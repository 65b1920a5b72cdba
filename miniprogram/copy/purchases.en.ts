import { whole } from './figures';
import type { purchasesZhCn } from './purchases.zh-cn';

export const purchasesEn: typeof purchasesZhCn = {
  title: 'My purchases',
  empty: 'No purchases yet',
  emptyHint: 'Show your code when you pay; what you buy is listed here.',
  showCode: 'Show my code',
  visitor: 'Once you have joined, what you buy and bring back is listed here.',
  joinAction: 'Join for free',
  end: 'That is all',

  voided: 'Cancelled',
  exchanged: 'Exchanged',
  byExchange: 'By exchange',
  allReturned: 'Returned',
  someReturned: 'Part returned',
  someExchanged: 'Part exchanged',

  total: 'Total',
  paid: 'Paid',
  goodsBack: 'Brought back',
  takenBack: 'Taken back',
  movedOn: 'Moved on or taken back',
  kept: 'Kept',

  what(names, pieces) {
    const shown = names.slice(0, 2).join(', ');
    return names.length > 2 ? `${shown}… ${whole(pieces)} pieces` : shown;
  },
  pieces: (count) => (count === 1 ? '1 piece' : `${whole(count)} pieces`),
  back: (count) => `${whole(count)} brought back`,
  where: (store, channel) => (channel === 'online' ? `Online, ${store}` : store),
  receipt: (receipt) => `Receipt ${receipt}`,
  withPoints: (redeemed) => `Paid with ${whole(redeemed)} ${redeemed === 1 ? 'point' : 'points'}, earns none`,
  voidedOn: (day) => `Cancelled on ${day}, as if never bought.`,
  exchangedFrom: (receipt, store) =>
    `Came in exchange for goods of receipt ${receipt}${store && ` of ${store}`}, with their points.`,
  exchangedInto: (receipt, store) => `Exchanged for what is on receipt ${receipt}${store && ` of ${store}`}.`,
};
