import type { BusinessDay, EpochMs, Fen, Points } from '@vip-card/core';
import { momentOf, partsOf, whole, yuan } from '../../copy/figures';
import { booksZhCn } from './books.zh-cn';
import { devicesZhCn } from './devices.zh-cn';
import { publishingZhCn } from './publishing.zh-cn';
import { expiryZhCn, ruleWordsZhCn } from './rules.zh-cn';

const fullDay = (day: BusinessDay | string) => {
  const { year, month, day: date } = partsOf(day);
  return `${String(year)}年${String(month)}月${String(date)}日`;
};

/** 82 tenths as `8.2`. */
function tenths(value: number): string {
  const rounded = Math.round(value);
  return `${whole(Math.floor(rounded / 10))}.${String(rounded % 10)}`;
}

export const zhCn = {
  ...booksZhCn,

  ...devicesZhCn,

  overview: {
    title: '概览',
    download: '导出 CSV',
    fileName: (to: BusinessDay) => `概览 ${to}`,
    customers: '顾客',
    customersMeans: '近 12 个月买过的人',
    customersAgainst: '比上一年',
    returning: '回头客占比',
    returningMeans: '首次购买早于 12 个月前',
    returningAgainst: '个百分点',
    noYearBefore: '上一年没有数据',
    members: '会员',
    points: '未用积分',
    grid: '多久没来，买过几次',
    people: '人数',
    sales: '各月销售',
    salesUnit: '浅色是退货',
    stores: '门店',
    storesUnit: '近一年销售，顾客',
    staff: '门店和员工',
    rules: '积分规则',
    card: '我的会员卡',
    empty: '还没有成交',
    emptyHint: '门店开出第一单后，这里会有顾客、回头客和每月销售。',
    window: (from: BusinessDay, to: BusinessDay) => `${fullDay(from)} 至 ${fullDay(to)}`,
    joinedThisMonth: (count: number) => `本月新增 ${whole(count)} 人`,
    pointsWorth: (worth: Fen) => `值 ${yuan(worth)} 元`,
    times: (from: number, to: number | null) =>
      to === null ? `${whole(from)} 次起` : from === to ? `${whole(from)} 次` : `${whole(from)}–${whole(to)} 次`,
    days: (from: number, to: number) => (from === 0 ? `${whole(to)} 天内` : `${whole(from)}–${whole(to)} 天`),
    lapsed: '常客，半年没来',
    lapsedCount: (count: number) => `${whole(count)} 人`,
    month: (month: string) => String(partsOf(month).month),
    /** Short enough to stand on a bar. */
    barLabel: (paid: Fen) => `${tenths(paid / 100_000)} 万`,
    storePaid: (paid: Fen) => `${whole(Math.round(paid / 100))} 元`,
    storeCustomers: (count: number) => `${whole(count)} 人`,
  },

  csv: {
    indicators: '指标',
    indicator: '指标',
    now: '近 12 个月',
    before: '上一年',
    customers: '顾客',
    returning: '回头客占比，千分之',
    members: '会员',
    joined: '本月新会员',
    points: '未用积分',
    months: '各月销售，元',
    month: '月份',
    paid: '销售',
    refunded: '退货',
    grid: '多久没来（行），买过几次（列），人数',
    lastPurchase: '上次购买',
    stores: '门店',
    store: '门店',
    customersCount: '顾客',
  },

  staff: {
    title: '门店和员工',
    invite: '发邀请',
    inviteTitle: '邀请同事',
    role: '岗位',
    name: '姓名',
    namePlaceholder: '同事的姓名',
    store: '门店',
    make: '生成邀请码',
    making: '正在生成',
    cancel: '取消',
    code: '邀请码',
    copy: '复制邀请',
    copied: '邀请已复制，发给同事即可',
    close: '完成',
    dismiss: '移出',
    dismissConfirm: '移出',
    dismissCancel: '取消',
    dismissed: '已移出',
    empty: '还没有同事',
    emptyHint: '发一份邀请码，同事在员工登录里输入即可。',
    chain: '总部',
    none: '暂无员工',
    you: '您',
    readOnly: '您可以查看名单；邀请和移出请找店长或总部。',
    since: (day: string) => `${day}加入`,
    count: (count: number) => `${whole(count)} 人`,
    validUntil: (at: EpochMs) => {
      const { month, day, time } = momentOf(at);
      return `${String(month)}月${String(day)}日 ${time} 前有效，只能用一次`;
    },
    message: (name: string, store: string, code: string) =>
      `${name}，请打开小程序“我的”里的员工入口，输入邀请码 ${code}，登录${store}。`,
    dismissTitle: (name: string) => `移出${name}？`,
    dismissText: (name: string) => `${name}会立即退出登录，正在服务的会员会话一并结束。已记的账不受影响。`,
  },

  rules: {
    title: '积分规则',
    how: '怎么算',
    rounding: '一张小票的各项相加后，舍去不足 1 分的部分。',
    expiry: '有效期',
    worth: '账上 1 分计 0.01 元。',
    proof: '指纹',
    version: (version: number) => `第 ${whole(version)} 版`,
    since: (at: EpochMs) => {
      const { year, month, day } = momentOf(at);
      return `${String(year)}年${String(month)}月${String(day)}日起生效`;
    },
    baseExample: (points: Points) => `消费 100 元，得 ${whole(points)} 分`,
    sentences: ruleWordsZhCn,
    expiryMode: expiryZhCn,
  },

  ...publishingZhCn,
};
