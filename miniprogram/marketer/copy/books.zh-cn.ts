import type { AdjustmentReason, Book, EpochMs, Fen, Points, Room } from '@vip-card/core';
import { bill, momentOf, partsOf, whole, yuan } from '../../copy/figures';

const monthName = (of: string) => {
  const { year, month } = partsOf(of);
  return `${String(year)}年${String(month)}月`;
};

const moment = (at: EpochMs) => {
  const { year, month, day, time } = momentOf(at);
  return `${String(year)}年${String(month)}月${String(day)}日 ${time}`;
};

const shortMoment = (at: EpochMs) => {
  const { month, day, time } = momentOf(at);
  return `${String(month)}月${String(day)}日 ${time}`;
};

const lines: Record<Exclude<keyof Book, 'entity'>, string> = {
  opening: '期初',
  issued: '发出',
  redeemed: '抵现',
  restored: '退回',
  expired: '过期',
  reversed: '退货收回',
  adjusted: '手工调整',
  transferred: '代还',
  closing: '期末',
};

const reasons: Record<AdjustmentReason, string> = {
  goodwill: '心意',
  complaint: '投诉补偿',
  correction: '更正',
  transfer: '转移',
  fraud: '异常扣回',
};

/** The words of the books, of reconciliation and of adjustments. */
export const booksZhCn = {
  handOut: {
    export: '导出 CSV',
    reading: (rows: number) => `正在读取，已有 ${whole(rows)} 行`,
    ready: (rows: number) => `发送 CSV，共 ${whole(rows)} 行`,
    shared: (rows: number) => `已导出 ${whole(rows)} 行`,
    copied: (rows: number) => `已复制 ${whole(rows)} 行，可粘贴到表格`,
  },

  finance: { books: '账本', reconciliation: '对账', adjustments: '积分调整' },

  books: {
    title: '账本',
    month: '月份',
    download: '导出 CSV',
    close: '结账',
    closing: '正在结账',
    closeConfirm: '结账',
    closeCancel: '取消',
    byEntity: '各主体',
    points: '积分',
    none: '这个月没有积分往来',
    liability: '现在的负债',
    spendable: '可用',
    pending: '待生效',
    expired: '已过期，待注销',
    owed: '会员欠',
    noWorth: '现行规则不能抵现，不折算',
    settlement: '主体之间',
    settlementNone: '这个月没有跨主体抵现',
    lines,
    fileName: (month: string) => `积分账本 ${month}`,
    monthName,
    stores: (first: string, count: number) => (count > 1 ? `${first}等 ${whole(count)} 家店` : first),
    pointsOf: (points: Points) => `${whole(points)} 分`,
    worthOf: (worth: Fen) => `${bill(worth)} 元`,
    closedBy: (name: string, at: EpochMs) => `${name}于 ${moment(at)} 结账`,
    running: (from: EpochMs) => `还在变动。${shortMoment(from)} 起可以结账`,
    over: '已经结束，还没有结账',
    closed: (month: string) => `${monthName(month)}已结账`,
    stillOpen: (first: string, last: string, count: number) =>
      count === 1
        ? `${monthName(first)}已经结束，还没有结账`
        : `${monthName(first)}至${monthName(last)}，${whole(count)} 个月还没有结账`,
    closeFirst: (month: string) => `先结${monthName(month)}`,
    closeTitle: (month: string) => `结${monthName(month)}的账？`,
    closeText: '结账后这个月的数字不再变。之后补录的单，计入补录的那个月。',
    pays: (from: string, to: string) => `${from}付给${to}`,
    paidWith: (issuer: string, taker: string) => `${issuer}的积分，用在${taker}`,
    redeemed: (points: Points, worth: Fen) => `抵现 ${whole(points)} 分，${yuan(worth)} 元`,
    restored: (points: Points, worth: Fen) => `退回 ${whole(points)} 分，${yuan(worth)} 元`,
  },

  booksCsv: {
    books: '账本，积分',
    liability: (at: EpochMs) => `负债 ${moment(at)}（北京时间）`,
    settlement: '主体之间抵现',
    month: '月份',
    entity: '主体',
    entityCode: '主体代码',
    stores: '门店',
    worth: '折合，元',
    issuer: '发放主体',
    issuerCode: '发放主体代码',
    taker: '抵现主体',
    takerCode: '抵现主体代码',
    redeemedPoints: '抵现积分',
    redeemedWorth: '抵现，元',
    restoredPoints: '退回积分',
    restoredWorth: '退回，元',
  },

  reconciliation: {
    title: '对账',
    open: '待核对',
    settled: '已核对',
    differences: '收银机和系统积分不同',
    differencesNone: '没有不一致的单',
    differencesSettledNone: '还没有核对过的单',
    late: '补录的单',
    lateNote: '晚于 10 分钟入账，新的在前',
    lateNone: '没有补录的单',
    more: '更多',
    note: '原因',
    notePlaceholder: '为什么不同，怎么处理',
    explain: '标为已核对',
    explaining: '正在保存',
    cancel: '取消',
    done: '已核对',
    fileName: '补录和差异',
    tillPoints: '收银机',
    serverPoints: '系统',
    member: (memberNo: string) => `会员 ${memberNo}`,
    happened: (occurredAt: EpochMs, postedAt: EpochMs) =>
      `${shortMoment(occurredAt)} 成交，${shortMoment(postedAt)} 入账`,
    counted: (month: string) => `计入${monthName(month)}`,
    paid: (paid: Fen) => `${yuan(paid)} 元`,
    by: (name: string) => `${name}核对`,
    moment,
  },

  reconciliationCsv: {
    store: '门店',
    receipt: '小票',
    member: '会员',
    occurred: '成交',
    posted: '入账',
    paid: '金额，元',
    points: '积分',
    state: '状态',
    note: '原因',
  },

  adjustments: {
    title: '积分调整',
    make: '新的调整',
    memberNo: '会员号',
    memberNoPlaceholder: '8 位数字',
    find: '查找',
    give: '给',
    take: '扣',
    amount: '积分',
    reason: '原因',
    note: '说明',
    notePlaceholder: '会员在积分明细里看得到',
    store: '承担门店',
    storeChoose: '请选择',
    send: '提交',
    ask: '请另一位同事批准',
    sending: '正在提交',
    another: '换一位会员',
    pending: '等待批准',
    pendingNone: '没有等待批准的调整',
    decided: '已处理',
    decidedNone: '还没有调整过积分',
    approve: '批准',
    decline: '驳回',
    approved: '已批准，积分已到账',
    declined: '已驳回',
    yours: '等另一位同事批准',
    yes: '确定',
    no: '取消',
    more: '更多',
    fileName: '积分调整',
    reasons,
    states: { proposed: '等待批准', 'carried-out': '已执行', declined: '已驳回' },
    has: (points: Points) => `可用 ${whole(points)} 分`,
    owes: (points: Points) => `欠 ${whole(points)} 分`,
    atOnce: (points: number) => `提交后立即到账，她会有 ${whole(points)} 分。`,
    waits: (limit: string) => `${limit}批准之前积分不动。`,
    room: ({ per, left }: Room) =>
      per === 'member' ? `不经批准，今天还能给她调 ${whole(left)} 分` : `不经批准，您今天还能调 ${whole(left)} 分`,
    short: (available: Points) => `最多能扣 ${whole(available)} 分。`,
    carriedOut: '已到账',
    proposed: (memberNo: string, points: string, roles: readonly string[]) =>
      `已提交：会员 ${memberNo} 的 ${points} 分等${roles.join('或')}的另一位同事批准，批准之前积分不动。`,
    approveTitle: (points: string) => `批准 ${points} 分？`,
    approveText: (memberNo: string, entity: string) => `会员 ${memberNo} 的积分立即变动，由${entity}承担。`,
    declineTitle: '驳回这条调整？',
    declineText: '积分不变。',
    proposedBy: (name: string, role: string, at: EpochMs) => `${name}（${role}）${shortMoment(at)}`,
    decidedBy: (state: string, name: string) => (name === '' ? state : `${state}，${name}`),
  },

  adjustmentsCsv: {
    id: '编号',
    member: '会员',
    points: '积分',
    reason: '原因',
    note: '说明',
    store: '门店',
    entity: '主体',
    entityCode: '主体代码',
    proposedBy: '提出',
    proposedAt: '提出时间',
    state: '状态',
    decidedBy: '批准',
    decidedAt: '处理时间',
  },
};
