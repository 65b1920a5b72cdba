import type { EpochMs, Fen, Points, Rule } from '@vip-card/core';
import { momentOf, signed, whole, yuan } from '../../copy/figures';
import type { FieldKey, Unit } from '../rules/field';

const moment = (at: EpochMs) => {
  const { year, month, day, time } = momentOf(at);
  return `${String(year)}年${String(month)}月${String(day)}日 ${time}`;
};

const labels: Record<FieldKey, string> = {
  perYuan: '每消费 1 元积',
  tier: '等级',
  category: '品类',
  categories: '品类',
  stores: '门店',
  channel: '渠道',
  weekdays: '星期',
  from: '从',
  until: '到',
  extra: '多积',
  minimumSpend: '最低消费',
  stop: '不再叠加后面的多积',
  points: '积分',
  event: '做什么',
  period: '期限',
  below: '售价低于原价的',
  measure: '看什么',
  over: '期限',
  reachPoints: '得满',
  reachSpend: '消费满',
  reward: '奖励',
  prizeZh: '礼物（中文）',
  prizeEn: '礼物（英文）',
  worth: '抵',
  share: '一张小票最多抵',
  expiry: '到期方式',
  expiryDays: '多少天后',
  expiryMonths: '多少个月后',
  expiryYears: '多少年后',
  pendingDays: '到账等待',
  amount: '实付',
  list: '原价',
  store: '门店',
  day: '日期',
  time: '时间',
  first: '首次购物',
};

const units: Record<Unit, string> = {
  points: '分',
  yuan: '元',
  percent: '%',
  days: '天',
  months: '个月',
  years: '年',
  none: '',
};

/** Said under a field whose entry is not taken; the others take what their keyboard gives. */
const troubles: Partial<Record<FieldKey, string>> = {
  perYuan: '请填 0 到 100，最多两位小数。',
  extra: '请填 0 到 10000 的百分数，最多两位小数。',
  minimumSpend: '请填金额，不设门槛就填 0。',
  points: '请填 1 到 10000000 的整数。',
  below: '请填大于 0、不超过 100 的百分数。',
  share: '请填大于 0、不超过 100 的百分数。',
  from: '开始要早于结束。',
  until: '结束要晚于开始。',
  reachPoints: '请填 1 到 10000000 的整数。',
  reachSpend: '请填大于 0 的金额。',
  prizeZh: '请填 1 到 40 个字。',
  prizeEn: '请填 1 到 40 个字。',
  worth: '请填大于 0 的金额。',
  expiryDays: '请填 0 到 3660 的整数。',
  expiryMonths: '请填 0 到 120 的整数。',
  expiryYears: '请填 0 到 10 的整数。',
  pendingDays: '请填 0 到 365 的整数。',
  list: '原价不能低于实付。',
};

const kinds: Partial<Record<Rule['kind'], string>> = {
  'base-earn': '基本积分',
  'tier-multiplier': '等级多积',
  'category-multiplier': '品类多积',
  'store-multiplier': '门店多积',
  'channel-multiplier': '渠道多积',
  'time-multiplier': '时段多积',
  'spend-bonus': '整单满额加送',
  'first-purchase-bonus': '首次购物加送',
  'event-bonus': '入会、完善资料送积分',
  'bill-cap': '单笔上限',
  'day-cap': '每日上限',
  'period-cap': '每月、每年上限',
  'category-exclusion': '不参加的品类',
  'discount-exclusion': '低折扣不参加',
  milestone: '达标奖励',
  'points-for-cash': '积分抵现',
};

/** Options that are not names of the chain's own. */
const options: Record<string, string> = {
  'channel.store': '到店',
  'channel.online': '线上',
  'event.join': '入会',
  'event.profile-complete': '完善资料',
  'period.month': '自然月',
  'period.year': '自然年',
  'measure.spend': '消费',
  'measure.points': '积分',
  'over.lifetime': '累计',
  'over.year': '自然年',
  'over.month': '自然月',
  'reward.points': '积分',
  'reward.prize': '礼物',
  'expiry.month-end': '满几个月后的月底',
  'expiry.days': '满几天',
  'expiry.year-end': '年底',
  'expiry.never': '长期有效',
  'weekdays.1': '周一',
  'weekdays.2': '周二',
  'weekdays.3': '周三',
  'weekdays.4': '周四',
  'weekdays.5': '周五',
  'weekdays.6': '周六',
  'weekdays.7': '周日',
};

/** Writing, trying, publishing and looking back at rules. */
export const publishingZhCn = {
  fields: {
    labels,
    units,
    options,
    trouble: (key: FieldKey) => troubles[key] ?? '请检查这一项。',
  },

  diff: {
    added: (rule: string) => `新增：${rule}`,
    removed: (rule: string) => `取消：${rule}`,
    changed: (before: string, after: string) => `改：${before} → ${after}`,
    detail: (rule: string) => `改了细节：${rule}`,
    reordered: '规则的先后顺序变了',
    expiry: (before: string, after: string) => `有效期：${before} → ${after}`,
    pending: (before: number, after: number) => `到账等待：${whole(before)} 天 → ${whole(after)} 天`,
    nothing: '没有不同',
  },

  draft: {
    title: '规则草稿',
    intro: '草稿存在这部手机上，不影响正在用的规则。',
    rules: '规则',
    add: '添加规则',
    up: '上移',
    down: '下移',
    remove: '删除',
    close: '收起',
    life: '有效期',
    example: '看一张小票',
    earns: '可得',
    points: '分',
    noAward: '这些比例放在一起太细，算不准。请改成简单些的比例。',
    noBase: '缺少基本积分。请先添加。',
    tryOut: '试算近 12 个月',
    restart: '重新开始',
    restartConfirm: '重新开始',
    cancel: '取消',
    fix: '有一项填得不对，请先改好。',
    formless: '这一类规则不能在这里改，可以移动或删除。',
    kinds,
    live: (paid: Fen, category: string, tier: string) => `示例：${tier}，${category} ${yuan(paid)} 元`,
    from: (version: number, state: string) => `从第 ${whole(version)} 版改起（${state}）`,
    against: (version: number) => `和第 ${whole(version)} 版相比`,
    restartText: (version: number, state: string) =>
      `现在的草稿会丢掉，换成第 ${whole(version)} 版（${state}）的规则。`,
  },

  /** A draft that is not of the newest version. */
  outdated: {
    newer: (from: number, newest: number, published: { name: string; at: EpochMs } | null) =>
      `草稿从第 ${whole(from)} 版改起，之后${published === null ? '' : `${published.name}在${moment(published.at)}`}发布了第 ${whole(newest)} 版。照草稿发布，会取消它的改动：`,
    gone: (from: number, isWithdrawn: boolean) =>
      `草稿从第 ${whole(from)} 版改起，那一版${isWithdrawn ? '已撤回' : '已结束'}，它的改动还在草稿里：`,
    takeOver: (newest: number) => `要保留这些改动，请在草稿里照着加上，或回到草稿，从第 ${whole(newest)} 版重新开始。`,
    takeBack: (newest: number) => `不要这些改动，请在草稿里改回来，或回到草稿，从第 ${whole(newest)} 版重新开始。`,
    undoes: (newest: number) => `第 ${whole(newest)} 版的改动会被取消。`,
    revives: (from: number) => `第 ${whole(from)} 版的改动会重新生效。`,
  },

  trial: {
    title: '试算和发布',
    running: '正在用近 12 个月的小票，比较最新的一版和草稿，大约要半分钟。',
    cost: '积分多发',
    saving: '积分少发',
    same: '积分不变',
    winners: '得到更多',
    losers: '得到更少',
    unchanged: '不变',
    spread: '每位会员多得或少得（分）',
    tiers: '各等级',
    stores: '各门店',
    how: '怎么算的',
    publish: '发布',
    publishing: '正在发布',
    day: '生效日期',
    time: '生效时间',
    limited: '到期自动结束',
    untilDay: '结束日期',
    untilTime: '结束时间',
    note: '说明',
    notePlaceholder: '为什么改，给同事看',
    noteMissing: '请写一句说明。',
    confirm: '发布',
    cancel: '再看看',
    published: '已发布',
    readOnly: '发布要由总部来做。草稿在这部手机上，可以请总部照着试算、发布。',
    unchangedDraft: '和最新的一版一样，不用发布。',
    none: '近 12 个月没有小票可以试算。',
    window: (from: EpochMs, bills: number, members: number) => {
      const { year, month, day } = momentOf(from);
      return `${String(year)}年${String(month)}月${String(day)}日以来 ${whole(bills)} 张小票，${whole(members)} 位会员`;
    },
    sampled: (oneIn: number) => `小票太多，每 ${whole(oneIn)} 位会员算了 1 位。下面是这些会员的数字。`,
    compared: (version: number, standing: Points, draft: Points) =>
      `同样的小票，按第 ${whole(version)} 版发 ${whole(standing)} 分，按草稿发 ${whole(draft)} 分`,
    given: (given: Points) => `当时实际发了 ${whole(given)} 分，按每张小票那时的规则`,
    method: (version: number) =>
      `每张小票按第 ${whole(version)} 版和草稿各重算一遍，两边都用当时的等级和之前的购买。退货按比例扣除；每月、每年的上限和达标从这 12 个月的开头起算；完善资料送的积分不在内；也没有算顾客会不会因此多买。`,
    worth: (worth: Fen) => `按草稿的抵现，值 ${yuan(worth)} 元`,
    fromTo: (standing: Points, draft: Points) => `${whole(standing)} → ${whole(draft)} 分`,
    sum: (points: number) => `${signed(points)} 分`,
    difference: (points: number) => `${signed(points)} 分`,
    people: (count: number) => `${whole(count)} 人`,
    step: (from: number | null, to: number | null) => {
      if (from === null) return `少 ${whole(-(to ?? 0))} 起`;
      if (to === null) return `多 ${whole(from)} 起`;
      if (from === 0) return '不变';
      return from < 0 ? `少 ${whole(-to)}–${whole(-from)}` : `多 ${whole(from)}–${whole(to)}`;
    },
    leftOut: (voided: number, returned: number) => `没有算：作废 ${whole(voided)} 张，全部退货 ${whole(returned)} 张。`,
    joining: (members: number, version: number, { standing, draft }: { standing: Points; draft: Points }) =>
      `另外，入会送分：${whole(members)} 位新会员，按第 ${whole(version)} 版共 ${whole(standing)} 分，按草稿共 ${whole(draft)} 分。`,
    confirmTitle: (version: number) => `发布第 ${whole(version)} 版？`,
    confirmText: (from: EpochMs, until: EpochMs | null) =>
      `${moment(from)}起，所有门店按这份规则积分${until === null ? '' : `，到${moment(until)}为止，之后恢复之前的规则`}。已有的小票不变。发布后不能修改，生效前可以撤回。`,
  },

  history: {
    title: '历史版本',
    compare: '和上一版相比',
    first: '第一版，没有更早的',
    rules: '这一版的规则',
    withdraw: '撤回',
    withdrawConfirm: '撤回',
    cancel: '取消',
    withdrawn: '已撤回',
    withdrawText: '这一版不会生效，版本号不再使用。',
    inForce: '正在用',
    upcoming: '还没生效',
    over: '用过',
    version: (version: number) => `第 ${whole(version)} 版`,
    withdrawTitle: (version: number) => `撤回第 ${whole(version)} 版？`,
    period: (from: EpochMs, until: EpochMs | null) =>
      until === null ? `${moment(from)}起` : `${moment(from)}至${moment(until)}`,
    published: (name: string, at: EpochMs) => `${name}，${moment(at)}发布`,
    withdrawnBy: (name: string, at: EpochMs) => `${name}，${moment(at)}撤回`,
  },

  check: {
    title: '复核小票',
    hint: '输入任何一张老小票，看它当时怎么算、现在会怎么算。',
    store: '门店',
    receipt: '小票号',
    receiptPlaceholder: '小票上的号码',
    look: '复核',
    looking: '正在算',
    given: '当时给的',
    agrees: '按当时的规则重算，一分不差。',
    differs: '按当时的规则重算，和当时给的不同。请联系技术支持。',
    alone: '这是换货的小票，积分有一部分从原小票转入，不能单独重算。',
    today: '按现在的规则',
    paid: '实付',
    byPoints: '积分抵',
    when: (at: EpochMs, store: string) => `${moment(at)}，${store}`,
  },

  links: {
    draft: '改规则',
    draftNote: '先写草稿，试算，再发布',
    history: '历史版本',
    check: '复核小票',
  },
};
