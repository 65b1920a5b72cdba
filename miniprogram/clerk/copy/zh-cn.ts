import type { EpochMs, Fen, Missed, Points, Ratio } from '@vip-card/core';
import { bill, momentOf, percent, whole, yuan } from '../../copy/figures';

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const doubles = (extra: Ratio) => extra.numerator === extra.denominator;

export const zhCn = {
  common: {
    points: '积分',
    unit: '分',
    yuan: '元',
    nameless: '未留姓名',
    rescan: '再扫一次会员码',
    delete: '删除一位',
    noCamera: '相机没有打开。请在微信设置里允许使用相机，或凭手机号积分。',
  },

  home: {
    title: '柜台',
    sales: '成交',
    paid: '销售额，元',
    joined: '新会员',
    seen: '今天来过的会员',
    scan: '扫会员码',
    find: '凭手机号积分',
    me: '我的会员卡',
    empty: '今天还没有会员到柜台',
    emptyHint: '请顾客打开会员卡，点卡面，扫屏幕上的码。',
    staff: '店员和邀请',
    overview: '总部概览',
    elsewhere: '您的岗位不在门店，柜台在这里不能用。',
    today: (now: EpochMs) => {
      const { month, day, weekday } = momentOf(now);
      return `今天，${String(month)}月${String(day)}日 ${weekdays[weekday] ?? ''}`;
    },
    issued: (points: Points) => `今天发出 ${whole(points)} 分`,
    seenCount: (count: number) => `${whole(count)} 位`,
    bought: (ago: string, paid: Fen) => `${ago}，${yuan(paid)} 元`,
    unansweredSale: (name: string) => `${name}的一单没有收到答复。点这里再发一次，不会重复记账。`,
    unansweredRefund: (name: string) => `${name}的一笔退货没有收到答复。点这里再发一次，不会重复退。`,
  },

  member: {
    title: '会员',
    sizes: '尺码和颜色',
    noSizes: '还没有买过，问问平时穿多大。',
    recent: '最近的购买',
    noRecent: '还没有购买记录',
    neverHere: '第一次到店',
    sell: '开单',
    goOn: '继续开单',
    refund: '退货',
    byPhone: '凭手机号找到的会员。请先核对姓名，再开单或退货。',
    byCard: '凭旧卡号找到的会员。请先核对姓名，再开单或退货。',
    lastVisit: (day: string) => `上次到店 ${day}`,
    purchases: (count: number) => `近 12 个月 ${whole(count)} 次购买`,
    owed: (owed: Points) => `待补 ${whole(owed)} 分，下次积分先补。`,
    refunded: (refunded: Fen) => `已退 ${bill(refunded)}`,
    about: (phone: string | null, visit: string) => (phone === null ? visit : `${phone}，${visit}`),
    where: (day: string, store: string) => `${day}，${store}`,
    items: (names: string[], count: number) =>
      count > names.length ? `${names.join('、')}等 ${whole(count)} 件` : names.join('、'),
  },

  sale: {
    title: '开单',
    due: '应收',
    earns: '得分',
    add: '加一件',
    charge: '收款',
    details: '件数、原价、尺码、小票号',
    hideDetails: '收起',
    remove: '删去这件',
    name: '品名',
    sku: '货号',
    size: '尺码',
    colour: '颜色',
    quantity: '件数',
    fewer: '少一件',
    more: '多一件',
    list: '原价',
    listHint: '用下面的键盘填，不填按实付',
    receipt: '小票号',
    receiptHint: '不填由系统编号',
    optional: '可不填',
    sending: '正在记账',
    unanswered: '没有收到答复，这一单可能已经记上。请再发一次，内容一样就不会重复记账。',
    sendAgain: '再发一次',
    later: '先回首页，稍后再发',
    noCategories: '分类还没有取到。连上网络后再试一次。',
    ended: '扫码已过 10 分钟。请顾客再出示会员码，输入的内容都在。',
    otherMember: '扫到的是另一位会员。这一单仍是原来那位顾客的。',
    nth: (at: number) => `第 ${whole(at)} 件`,
    pieces: (count: number) => `${whole(count)} 件`,
    dueWithList: (list: Fen) => `应收，原价 ${bill(list)}`,
    nearMiss(missed: Missed, category: (id: string) => string): string {
      const name = missed.kind === 'category-multiplier' ? category(missed.category) : '';
      const bonus =
        'points' in missed
          ? `加送 ${whole(missed.points)} 分`
          : `${name}积分${doubles(missed.extra) ? '再加一倍' : `多 ${percent(missed.extra)}`}`;
      return `${name}再买 ${yuan(missed.shortBy)} 元，${bonus}。`;
    },
  },

  sold: {
    title: '已收款',
    earned: '得分',
    paid: '实付',
    receipt: '小票',
    now: '现有积分',
    repaid: '先补上次退货',
    again: '再开一单',
    done: '完成',
    upgraded: (tier: string) => `恭喜，升为${tier}。请告诉顾客。`,
    owed: (owed: Points) => `还有 ${whole(owed)} 分待补，下次积分先补。`,
  },

  refund: {
    title: '退货',
    previewTitle: '退货预览',
    ended: '扫码已过 10 分钟。请顾客再出示会员码，金额还在。',
    otherMember: '扫到的是另一位会员。这笔退货仍是原来那位顾客的。',
    receipt: '小票号',
    amount: '退给顾客的金额',
    amountHint: '不用小票，从最近的购买往前退。',
    preview: '看结果',
    change: '改金额',
    points: '积分',
    pointsNone: '不收回积分',
    unmatched: '没有对应的购买',
    balance: '退后积分',
    done: '已退货',
    finish: '完成',
    sending: '正在退货',
    checking: '正在计算',
    unanswered: '没有收到答复，这笔退货可能已经记上。请再发一次，内容一样就不会重复退。',
    confirm: (amount: Fen) => `退 ${bill(amount)} 元`,
    sale: (day: string, receipt: string) => `${day}购，小票 ${receipt}`,
    unmatchedShare: (unmatched: Fen) => `照退 ${bill(unmatched)} 元，不动积分`,
    unmatchedWarning: (unmatched: Fen) => `其中 ${bill(unmatched)} 元没有对应的购买。请先核对金额，再退。`,
    say: (words: string) => `可以对顾客说：${words}`,
    joined: (first: string, second: string) => `${first}${second}`,
    saleShare: (refunded: Fen) => `从这单退 ${bill(refunded)} 元`,
    found: (reversed: Points, found: Points, owed: Points) =>
      owed === 0
        ? `收回 ${whole(reversed)} 分。`
        : `应收回 ${whole(reversed)} 分，现有 ${whole(found)} 分全数收回，还差 ${whole(owed)} 分，记为待补。`,
    sayTaken: (reversed: Points) => `退货把当时得的 ${whole(reversed)} 分收回。`,
    sayOwed: (owed: Points) => `还差的 ${whole(owed)} 分以后积分先补，今天不用多付。`,
    sayNothing: '这次退货不影响您的积分。',
    pending: (owed: Points) => `待补 ${whole(owed)} 分`,
  },

  find: {
    title: '凭手机号积分',
    byPhone: '手机后四位',
    byCard: '旧卡号',
    earnOnly: '没带手机的会员，这样也能开单和退货。',
    ask: '请问顾客手机号的后四位。',
    confirm: '先问姓名，对上了再点。',
    none: '没有这样的会员。请核对号码，或请顾客现场入会。',
    card: '旧卡上的号码',
    search: '查找',
    searching: '正在查找',
  },

  signIn: {
    title: '员工登录',
    heading: '这里只供门店员工使用',
    notice: '凭店长发的邀请码登录。顾客请回到会员卡。',
    code: '邀请码',
    placeholder: '输入邀请码',
    accept: '登录',
    back: '我是顾客，回会员卡',
    enter: '进入',
    ask: '没有邀请码？请店长在“店员和邀请”里为您发一份。',
    welcome: (name: string, store: string) => `${name}，欢迎来到${store}`,
    already: (role: string, store: string) => `您是${store}的${role}。`,
    chain: '总部',
  },
};
