import type { EpochMs, Fen, Points } from '@vip-card/core';

import { brand } from '../brand';
import { bill, momentOf, partsOf, signed, whole, yuan } from './figures';
import { purchasesZhCn } from './purchases.zh-cn';
import { refusalsZhCn } from './refusals.zh-cn';
import { rulesZhCn } from './rules.zh-cn';
import { statementZhCn } from './statement.zh-cn';
import { roles, tiers } from './words.zh-cn';

const amount = (fen: Fen) => `${yuan(fen)} 元`;
const points = (value: number) => `${whole(value)} 分`;

/** `12月31日`, with its year when that is not the year of `now`. */
function day(of: string, now: EpochMs): string {
  const date = partsOf(of);
  return `${date.year === momentOf(now).year ? '' : `${date.year}年`}${date.month}月${date.day}日`;
}

function dayOf(at: EpochMs, now: EpochMs): string {
  const date = momentOf(at);
  return `${date.year === momentOf(now).year ? '' : `${date.year}年`}${date.month}月${date.day}日`;
}

export const zhCn = {
  tiers,
  roles,
  refusals: refusalsZhCn,

  figures: {
    amount,
    bill: (fen: Fen) => `${bill(fen)} 元`,
    points,
    day,
    dayOf,
    dayAndTime: (at: EpochMs, now: EpochMs) => `${dayOf(at, now)} ${momentOf(at).time}`,
    /** `11月`, with its year when that is not the year of `now`. */
    month(of: string, now: EpochMs): string {
      const { year, month } = partsOf(of);
      return `${year === momentOf(now).year ? '' : `${year}年`}${month}月`;
    },
    /** How long ago, for the age of what is on the screen. */
    ago(at: EpochMs, now: EpochMs): string {
      const minutes = Math.floor((now - at) / 60_000);
      if (minutes < 1) return '刚刚';
      if (minutes < 60) return `${minutes} 分钟前`;
      return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} 小时前` : dayOf(at, now);
    },
  },

  tabs: { card: '会员卡', points: '积分', profile: '我的' },

  common: {
    retry: '再试一次',
    cancel: '取消',
    confirm: '确定',
    close: '关闭',
  },

  rules: rulesZhCn,
  statement: statementZhCn,
  purchases: purchasesZhCn,

  card: {
    brand: brand.zh as string,
    code: '会员码',
    retry: '再试一次',
    turnBack: '转回卡面',
    points: '积分',
    nameless: '会员',
    chooseStore: '选择常去的门店',
    nextCodeIn: '秒后换新码',
    works: '屏幕已调亮，没有网络也能用',
    qrLabel: '会员码，给店员扫',
    barcodeLabel: '条形码，给收银机扫',
    stores: '门店',
    addPhone: '补上手机号，没带手机也能积分',
    topTier: '您已是最高等级',
    ownName: `${brand.zh}会员卡`,
    aria: (name: string, tier: string, memberNo: string) =>
      `${brand.zh}${tier}，${name}，卡号 ${memberNo}。轻点出示会员码`,
    openUntil: (closesAt: string) => `营业至 ${closesAt}`,
    expiring: (lastDay: string, expiring: Points) => `${lastDay}到期 ${points(expiring)}`,
    pending: (from: string, pending: Points) => `${from}起可用 ${points(pending)}`,
    toNextTier: (remaining: Fen, tier: string) => `再消费 ${amount(remaining)}，升为${tier}`,
    /** What keeps a tier until a day, or through its grace. */
    keepTier: (remaining: Fen, tier: string, until: string, grace: boolean) =>
      grace
        ? `宽限期内，${until}前再消费 ${amount(remaining)}，${tier}不变`
        : `${until}前再消费 ${amount(remaining)}，保住${tier}`,
    tierKept: (tier: string, until: string) => `消费已够，${tier}到 ${until}续期`,
    rollsOffTitle: '近十二个月的消费才算数，到时不再计入的有',
    rollsOff: (on: string) => `${on}起不计`,
    rollsOffLater: (count: number) => `还有 ${whole(count)} 笔`,
    owed: (owed: Points) => `下次积分先补 ${points(owed)}`,
    stale: (offline: boolean, ago: string) => `${offline ? '没有网络' : '服务暂时没有回应'}，显示的是${ago}的数字`,
    /** What the balance did. One sale may earn and use points: their difference is nothing that she earned. */
    change: (added: number) => `积分 ${signed(added)}`,
  },

  points: {
    title: '积分',
    unit: '分',
    paid: '实付',
    refunded: '退还',
    earned: '得分',
    taken: '收回',
    empty: '还没有积分',
    emptyHint: '结账时出示会员码，积分当场到账。',
    showCode: '出示会员码',
    joinAction: '免费入会',
    visitor: '入会后，每次消费的积分都记在这里。',
    takenFrom: '收回积分',
    comma: '，',
    end: '没有更多了',
    expiring: (lastDay: string) => `${lastDay}到期`,
    expiringLater: (count: number) => `以后到期的还有 ${whole(count)} 笔`,
    pending: (from: string) => `${from}起可用`,
    pendingLater: (count: number) => `以后可用的还有 ${whole(count)} 笔`,
    /** Returns taken off. */
    lifetime: (spent: Fen, earned: number) => `累计消费 ${amount(spent)}，得 ${points(earned)}`,
    milestones: '里程碑',
    purchases: '购买记录',
    monthSummary: (added: Points, taken: Points) =>
      [added > 0 ? `得 ${points(added)}` : '', taken > 0 ? `减 ${points(taken)}` : ''].filter(Boolean).join('，'),
    items: (count: number) => `商品 ${whole(count)} 件`,
    fromSale: (receipt: string) => `小票 ${receipt}`,
    owed: (owed: Points) => `还有 ${points(owed)}待补，下次积分先补上。`,
    lineAria: (cause: string, signedPoints: string, when: string) => `${cause}，${signedPoints} 分，${when}`,
  },

  join: {
    title: '入会',
    heading: `成为${brand.zh}会员`,
    specimenName: '留给您的名字',
    specimenNote: '入会即用，不收费用',
    benefitPoints: '消费 1 元积 1 分，结账当场到账',
    benefitTier: '买得越多，等级越高，积分越快',
    benefitReturn: '退换方便，凭会员码就能办',
    ask: '一点即可，不需要手机号。',
    agree: '我已阅读并同意',
    terms: '《会员章程》',
    and: '和',
    privacy: '《隐私政策》',
    action: '入会',
    later: '先随便看看',
    consentFirst: '请先阅读并勾选同意。',
    welcome: `欢迎加入${brand.zh}`,
    termsText:
      '会员卡免费，当场可用。积分按店内公布的规则计算，退货时按同样的规则收回。想停用会员卡，请联系门店，停用后积分不再保留。',
    privacyText:
      '我们保存您的微信标识、购买记录和您主动填写的资料，只用来提供会员服务。手机号可以不填。想查看、导出或删除这些资料，请联系门店，由店员转总部办理。',
  },

  profile: {
    title: '我的',
    name: '称呼',
    nameHint: '店员会这样称呼您',
    namePlaceholder: '怎么称呼您',
    phone: '手机号',
    phoneAdd: '授权手机号',
    phoneReason: '没带手机时，店员凭手机号后四位为您积分。只用于这一件事。',
    homeStore: '常去的门店',
    homeStoreNone: '还没有选',
    purchases: '购买记录',
    stores: '全部门店',
    lostPhone: '手机丢了',
    lostPhoneHint: '换一个新会员码，旧码立即失效',
    lostPhoneTitle: '换新会员码？',
    lostPhoneText: '旧手机上的会员码会立即失效，积分和等级不变。',
    lostPhoneDone: '已换新码，旧码失效',
    staff: '员工入口',
    staffNotice: '仅供店内员工使用',
    joinAction: '免费入会',
    visitor: '您还没有会员卡',
    saved: '已保存',
    phoneDone: '手机号已补上',
    storeChosen: '已设为常去的门店',
    joined: (on: string) => `${on}入会`,
  },

  stores: {
    title: '门店',
    choose: '选出您常去的一家，店名和营业时间会写在会员卡上方。',
    call: '电话',
    empty: '暂时没有门店',
    emptyHint: '下拉刷新，或稍后再来看。',
    hours: (opensAt: string, closesAt: string) => `${opensAt} 至 ${closesAt}`,
    openUntil: (closesAt: string) => `营业至 ${closesAt}`,
    opensAt: (opensAt: string) => `${opensAt} 开门`,
    count: (count: number) => `${whole(count)} 家`,
  },
};
