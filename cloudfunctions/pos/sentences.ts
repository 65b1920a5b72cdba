import { businessDayOf, type EpochMs, type Fen } from '@vip-card/core';
import type { PosRefusal, RefusalCode } from './refusals';

type Facts<Code extends RefusalCode> = Extract<PosRefusal, { code: Code }>;

/** What a refusal is over HTTP, and what it says to the person at the till: what happened, then what to do. */
type Sentences = {
  readonly [Code in RefusalCode]: {
    status: number;
    en: (facts: Facts<Code>) => string;
    zh: (facts: Facts<Code>) => string;
  };
};

/** Every refusal of the API: one without a status and a sentence in both languages does not compile. */
export const sentences: Sentences = {
  signature_missing: {
    status: 401,
    en: ({ header }) => `The request is not signed: the header ${header} is missing or malformed.`,
    zh: ({ header }) => `请求没有签名：缺少 ${header}，或格式不对。`,
  },
  clock_off: {
    status: 401,
    en: () => 'This till’s clock is off. Please set it right by the server’s time, and try again.',
    zh: () => '收银机的时钟不准。请按服务器时间校准后重试。',
  },
  device_unknown: {
    status: 401,
    en: () => 'This till is not registered. Please ask headquarters to add it.',
    zh: () => '这台收银机尚未登记。请联系总部添加。',
  },
  key_unknown: {
    status: 401,
    en: () => 'This till’s key is not known. Please enter the key that was issued for it.',
    zh: () => '收银机的密钥不存在。请填写为它发放的密钥。',
  },
  key_revoked: {
    status: 401,
    en: ({ revokedAt }) => `This till’s key was revoked at ${moment(revokedAt)}. Please enter the new one.`,
    zh: ({ revokedAt }) => `收银机的密钥已于 ${moment(revokedAt)} 停用。请填写新的密钥。`,
  },
  signature_wrong: {
    status: 401,
    en: () =>
      'The signature is not right: the request was changed, or the secret is another one. Please check the key.',
    zh: () => '签名不符：请求被改动，或密钥不对。请检查密钥。',
  },
  nonce_used: {
    status: 401,
    en: () => 'This request came in before. To try again, sign it anew with another nonce.',
    zh: () => '这个请求已经收到过。重试时请换一个随机数重新签名。',
  },
  wrong_store: {
    status: 403,
    en: ({ storeId }) => `This till does not belong to store ${storeId}. Please check its settings.`,
    zh: ({ storeId }) => `这台收银机不属于门店 ${storeId}。请检查设置。`,
  },
  unknown_operation: {
    status: 404,
    en: ({ method, path }) => `There is no ${method} ${path}. See /openapi.json.`,
    zh: ({ method, path }) => `没有 ${method} ${path} 这个接口。请见 /openapi.json。`,
  },
  invalid_input: {
    status: 400,
    en: ({ path, expected }) =>
      isMissing(path, expected)
        ? `${path} is missing. Please add it.`
        : `Something is missing or wrong at ${path === '' ? 'the top' : path}: expected ${expected}.`,
    zh: ({ path, expected }) =>
      isMissing(path, expected)
        ? `缺少 ${path}，请补上。`
        : `${path === '' ? '请求' : path} 缺失或有误，应为${IN_CHINESE[expected] ?? ` ${expected}`}。`,
  },
  request_id_reused: {
    status: 409,
    en: () => 'This request id was used for something else. Please use a new one.',
    zh: () => '这个请求编号已用于别的内容。请换一个新的编号。',
  },
  busy: {
    status: 503,
    en: () => 'This member is being served elsewhere; nothing was recorded. Please send the same again.',
    zh: () => '这位会员正在别处结账，未做任何记录。请原样重发。',
  },
  internal: {
    status: 500,
    en: ({ requestId }) =>
      `Something went wrong on our side and was noted. Send the same again, or quote ${requestId}.`,
    zh: ({ requestId }) => `服务器出错，已记录。请原样重发，或报告编号 ${requestId}。`,
  },
  too_many_attempts: {
    status: 429,
    en: ({ retryAt }) => `Too many tries at this till. Please try again after ${moment(retryAt)}.`,
    zh: ({ retryAt }) => `这台收银机尝试次数过多，请在 ${moment(retryAt)} 之后再试。`,
  },

  code_malformed: {
    status: 422,
    en: () => 'This is not a member code. Ask the customer to open the card and tap it.',
    zh: () => '这不是会员码。请顾客打开会员卡并点按出示。',
  },
  code_wrong: {
    status: 422,
    en: () => 'The code is not right. Ask for the code in the mini program and scan again.',
    zh: () => '会员码不正确。请顾客在小程序里出示会员码后重扫。',
  },
  code_expired: {
    status: 422,
    en: () => 'The code has changed, or is older than this sale allows. Ask for the current one and scan again.',
    zh: () => '会员码已变化，或早于这笔销售所允许的时间。请顾客出示当前的码后重扫。',
  },
  code_already_used: {
    status: 409,
    en: () => 'This code was just used. Wait for the next one and scan again.',
    zh: () => '这个会员码刚用过。请等下一个码再扫。',
  },
  member_not_found: {
    status: 404,
    en: () => 'No member was found. Check the number, or offer to join on the spot.',
    zh: () => '没有找到会员。请核对号码，或现场邀请入会。',
  },
  session_not_found: {
    status: 422,
    en: () => 'This till has not scanned this member. Please scan the code on her card.',
    zh: () => '这台收银机没有扫过这位会员的码。请先扫会员码。',
  },
  session_expired: {
    status: 422,
    en: () => 'This scan is over ten minutes old. Please scan the code again.',
    zh: () => '扫码已超过十分钟。请重新扫会员码。',
  },

  receipt_reused: {
    status: 409,
    en: ({ receipt }) => `Receipt ${receipt} is already recorded with other content. Please check its number.`,
    zh: ({ receipt }) => `小票 ${receipt} 已有内容不同的记录。请核对小票号。`,
  },
  occurred_in_future: {
    status: 422,
    en: () => 'The time of the sale is later than now. Please set the till’s clock.',
    zh: () => '销售时间晚于现在。请校准收银机的时钟。',
  },
  settled_too_late: {
    status: 422,
    en: ({ earliest }) =>
      `A sale from before ${moment(earliest)} is no longer settled. Please ask headquarters to credit it.`,
    zh: ({ earliest }) => `${moment(earliest)} 之前的销售不再补记。请联系总部补记积分。`,
  },
  no_rules_in_force: {
    status: 422,
    en: ({ at }) => `No points rules were in force at ${moment(at)}. Please contact headquarters.`,
    zh: ({ at }) => `${moment(at)} 没有生效的积分规则。请联系总部。`,
  },
  amount_out_of_range: {
    status: 422,
    en: ({ minimum, maximum }) => `The amount must be between ${yuan(minimum)} and ${yuan(maximum)} yuan.`,
    zh: ({ minimum, maximum }) => `金额须在 ${yuan(minimum)} 元到 ${yuan(maximum)} 元之间。`,
  },
  sale_not_found: {
    status: 404,
    en: ({ receipt }) => `There is no sale ${receipt} of this member. Please check the receipt.`,
    zh: ({ receipt }) => `没有找到这位会员的小票 ${receipt}。请核对小票。`,
  },
  sale_voided: {
    status: 409,
    en: ({ receipt }) => `Receipt ${receipt} was voided. There is nothing left to return.`,
    zh: ({ receipt }) => `小票 ${receipt} 已作废，没有可退的内容。`,
  },
  line_not_on_sale: {
    status: 422,
    en: ({ line, lines }) => `The receipt has lines 0 to ${lines - 1} and no line ${line}. Please choose one of them.`,
    zh: ({ line, lines }) => `小票只有第 0 到 ${lines - 1} 行，没有第 ${line} 行。请重新选择。`,
  },
  line_already_returned: {
    status: 409,
    en: ({ left }) =>
      left === 0 ? 'This article has come back already.' : `Only ${left} of this article can still come back.`,
    zh: ({ left }) => (left === 0 ? '这件商品已经退过。' : `这件商品最多还能退 ${left} 件。`),
  },
  refund_above_paid: {
    status: 409,
    en: ({ receipt, left }) =>
      `At most ${yuan(left)} yuan of receipt ${receipt} can still be refunded. Please lower the amount.`,
    zh: ({ receipt, left }) => `小票 ${receipt} 最多还能退 ${yuan(left)} 元。请减少金额。`,
  },

  redeeming_not_offered: {
    status: 422,
    en: () => 'Points cannot pay under the rules in force. Please take money.',
    zh: () => '现行规则不支持积分抵现。请收款。',
  },
  redeeming_needs_code: {
    status: 422,
    en: () => 'To pay with points, scan the code on the member’s card at this till.',
    zh: () => '使用积分须在这台收银机扫会员码。',
  },
  redeeming_needs_network: {
    status: 422,
    en: () => 'A sale settled later cannot use points. Please take money for it.',
    zh: () => '事后补录的销售不能使用积分。请收款。',
  },
  points_short: {
    status: 422,
    en: ({ available, asked }) => `${asked} points are wanted and ${available} are there. Please use fewer.`,
    zh: ({ available, asked }) => `要用 ${asked} 积分，只有 ${available} 积分。请减少。`,
  },
  redeeming_above_cap: {
    status: 422,
    en: ({ maximumPoints, maximumWorth }) =>
      `At most ${maximumPoints} points (${yuan(maximumWorth)} yuan) can pay on this bill.`,
    zh: ({ maximumPoints, maximumWorth }) => `这张单最多可用 ${maximumPoints} 积分，抵 ${yuan(maximumWorth)} 元。`,
  },
};

/** Whether a code is one that the API answers with; any other is a fault of ours. */
export function isRefusalOfTheApi(refusal: { code: string }): refusal is PosRefusal {
  return Object.hasOwn(sentences, refusal.code);
}

/** A refusal's status and its sentences. */
export function said(refusal: PosRefusal): { status: number; sentences: { en: string; zh: string } } {
  // The table's key is the refusal's own code, which the compiler does not follow through a union.
  const { status, en, zh } = sentences[refusal.code] as {
    status: number;
    en: (facts: PosRefusal) => string;
    zh: (facts: PosRefusal) => string;
  };
  return { status, sentences: { en: en(refusal), zh: zh(refusal) } };
}

/** `2026-11-22 14:03` by the clocks of the stores. */
function moment(at: EpochMs): string {
  const time = new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);
  return `${businessDayOf(at)} ${time}`;
}

function yuan(amount: Fen): string {
  return (amount / 100).toFixed(2);
}

/** A field that must be there is expected by its own name, in quotes. */
function isMissing(path: string, expected: string): boolean {
  return path !== '' && expected === `"${path.slice(path.lastIndexOf('.') + 1)}"`;
}

/** What a field should have been, where the parser says so in words. */
const IN_CHINESE: Readonly<Record<string, string>> = {
  number: '数字',
  string: '文本',
  Object: '对象',
  Array: '数组',
  never: '空：没有这个字段',
  'a category of the chain': '本连锁的品类',
  'each line once': '每行一次',
};
