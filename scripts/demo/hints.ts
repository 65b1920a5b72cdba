import type { Hint } from '../preview/hint';

/** What a visitor may try, in the order in which it makes sense. */
export const hints: Hint[] = [
  { phone: 'shopper', zh: '点一下卡面，翻到会员码', en: 'Tap the card: it turns to the code' },
  { phone: 'clerk', zh: '点“扫会员码”，选会员手机上的码', en: 'Tap scan, and choose the code on the shopper’s phone' },
  { phone: 'clerk', zh: '点“开单”，输金额，收款', en: 'Open a sale, type an amount, take the payment' },
  { phone: 'shopper', zh: '看积分到账，点开明细看怎么算的', en: 'Watch the points arrive; open the line to see why' },
  { phone: 'clerk', zh: '再点“退货”，看积分如何退回', en: 'Now a return: see what it takes back' },
  {
    phone: 'marketer',
    zh: '看全年顾客和回头客，可放大到整屏',
    en: 'See the year’s customers; fill the window with this phone',
  },
  { phone: 'shopper', zh: '换成“新访客”，一键入会', en: 'Be a new visitor and join with one tap' },
];
