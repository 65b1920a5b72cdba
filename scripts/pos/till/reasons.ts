import type { Reason } from '../client';

/** What a till refuses by itself, in the words of the API where it has them. */
export const reasons = {
  redeemingNeedsNetwork: {
    code: 'redeeming_needs_network',
    zh: '现在没有网络，不能使用积分：只有服务器知道她还有多少。请收款，这笔照样积分；或联网后再用。',
    en: 'Points cannot pay without a network: only the server knows how many are left. Take money, the sale earns all the same; or wait for the network.',
  },
  redeemingNeedsCode: {
    code: 'redeeming_needs_code',
    zh: '使用积分须在这台收银机扫会员码。',
    en: 'To pay with points, scan the code on the member’s card at this till.',
  },
  receiptReused: {
    code: 'receipt_reused',
    zh: '这个小票号已有内容不同的记录。请核对小票号。',
    en: 'This receipt is already recorded with other content. Please check its number.',
  },
  codeMalformed: {
    code: 'code_malformed',
    zh: '这不是会员码。请顾客打开会员卡并点按出示。',
    en: 'This is not a member code. Ask the customer to open the card and tap it.',
  },
  notUnderstood: {
    code: 'not_understood',
    zh: '看不懂这一行。用 --help 查看命令。',
    en: 'This line is no command. See --help.',
  },
} satisfies Record<string, Reason>;
