import type { Channel, Points } from '@vip-card/core';

import { whole } from './figures';

export const purchasesZhCn = {
  title: '购买记录',
  empty: '还没有购买记录',
  emptyHint: '结账时出示会员码，买过的都记在这里。',
  showCode: '出示会员码',
  visitor: '入会后，买过什么、退过什么都记在这里。',
  joinAction: '免费入会',
  end: '没有更多了',

  voided: '已作废',
  exchanged: '已换货',
  byExchange: '换货得来',
  allReturned: '已退货',
  someReturned: '有退货',
  someExchanged: '有换货',

  total: '合计',
  paid: '实付',
  goodsBack: '退换的商品',
  takenBack: '收回',
  movedOn: '转出和收回',
  kept: '实得',

  /** The names of what was bought, and how many pieces in all. */
  what(names: readonly string[], pieces: number): string {
    const shown = names.slice(0, 2).join('、');
    return names.length > 2 ? `${shown}等 ${whole(pieces)} 件` : shown;
  },
  pieces: (count: number): string => `${whole(count)} 件`,
  back: (count: number): string => `其中退换 ${whole(count)} 件`,
  where: (store: string, channel: Channel): string => (channel === 'online' ? `线上，${store}` : store),
  receipt: (receipt: string): string => `小票 ${receipt}`,
  withPoints: (redeemed: Points): string => `${whole(redeemed)} 分抵扣，此部分不积分`,
  voidedOn: (day: string): string => `${day}作废，按没有买过算。`,
  /** `store` is another store's name, or empty. */
  exchangedFrom: (receipt: string, store: string): string =>
    `用${store}小票 ${receipt} 的商品换来，原来的积分一起转入。`,
  exchangedInto: (receipt: string, store: string): string => `换成了${store}小票 ${receipt} 的商品。`,
};
