import { momentOf, partsOf, whole, yuan } from './figures';
import type { RefusalSentences } from './sentences';
import { roles } from './words.zh-cn';

/** What happened, then what to do. */
export const refusalsZhCn: RefusalSentences = {
  offline: () => '没有网络。请检查网络后再试。',
  unavailable: () => '服务暂时没有回应。请稍后再试。',
  phone_full: () => '手机存满了，这一步没有发出。请清理手机空间后再点一次；在那之前不要离开这一页，输入的都在。',

  unknown_action: () => '这个功能需要新版本。请重新打开小程序。',
  invalid_input: ({ path }) => `填写的内容有误（${path}）。请检查后再试。`,
  request_id_reused: () => '内容改过了，没有重复提交。请返回后重新操作。',
  busy: () => '这位会员正在别处结算，这次没有记账。请再试一次。',
  internal: ({ requestId }) => `我们这边出了差错，已经记下。请稍后再试，或告诉店员编号 ${requestId}。`,

  not_a_member: () => '您还没有会员卡。入会后就能使用。',
  not_staff: () => '这里只供店内员工使用。请向店长要一份邀请。',
  role_not_allowed: ({ role }) => `${roles[role]}不能做这一步。请找有权限的同事。`,
  other_store: ({ storeName }) => `这属于${storeName}。请到该店办理。`,

  consent_required: () => '入会需要您同意会员章程和隐私政策。请阅读后勾选。',
  phone_code_invalid: () => '手机号没有取到。请再点一次授权。',
  phone_taken: ({ maskedPhone }) => `${maskedPhone} 已有会员卡在用。请用原来那张，或联系门店核对。`,
  name_invalid: ({ maxCharacters }) => `名字请填 1 到 ${maxCharacters} 个字。`,
  card_taken: () => '这张旧卡已经有人用了。请带上旧卡到店核对。',

  code_malformed: () => '这不是会员码。请让顾客打开会员卡，点卡面出示。',
  code_wrong: () => '会员码不对。请让顾客打开小程序里的会员码，再扫一次。',
  code_expired: () => '会员码已换新。请让顾客出示当前的码，再扫一次。',
  code_already_used: () => '这个码刚用过。请等屏幕上换新码，再扫一次。',
  too_many_attempts: ({ retryAt }) => `试的次数太多。请在 ${momentOf(retryAt).time} 之后再试。`,
  member_not_found: () => '没有找到会员。请核对号码，或请顾客现场入会。',
  session_expired: () => '这次扫码已过 10 分钟。请再扫一次会员码。',
  session_not_found: () => '请先扫会员码，再继续。',

  receipt_reused: ({ receipt }) => `小票 ${receipt} 已经记过，内容不同。请核对小票号。`,
  occurred_in_future: () => '成交时间晚于现在。请校准收银机的时间。',
  settled_too_late: ({ earliest }) => `${momentOf(earliest).time}之前的销售不再补记。请联系总部补记积分。`,
  no_rules_in_force: () => '那一天没有生效的积分规则。请联系总部。',
  amount_out_of_range: ({ minimum, maximum }) => `金额请填 ${yuan(minimum)} 到 ${yuan(maximum)} 元之间。`,

  sale_not_found: ({ receipt }) => `这位会员没有小票 ${receipt}。请核对小票号。`,
  sale_voided: ({ receipt }) => `小票 ${receipt} 已经作废，不用再处理。`,
  line_not_on_sale: () => '小票上没有这件商品。请从小票的商品里选。',
  line_already_returned: ({ left }) => (left === 0 ? '这件商品已经退过了。' : `这件商品最多还能退 ${left} 件。`),
  refund_above_paid: ({ receipt, left }) => `小票 ${receipt} 最多还能退 ${yuan(left)} 元。请改小金额。`,

  redeeming_not_offered: () => '现行规则不能用积分抵现。请收全款。',
  redeeming_needs_code: () => '用积分抵现，请先扫会员卡上的码。',
  redeeming_needs_network: () => '事后补录的单不能用积分抵现。请收全款。',
  points_short: ({ available, asked }) => `要用 ${whole(asked)} 分，可用 ${whole(available)} 分。请改少一些。`,
  redeeming_above_cap: ({ maximumPoints, maximumWorth }) =>
    `这单最多用 ${whole(maximumPoints)} 分，抵 ${yuan(maximumWorth)} 元。`,

  sale_has_returns: ({ receipt }) => `小票 ${receipt} 已有退货，不能作废。剩下的请按退货办理。`,
  sale_of_other_store: ({ receipt }) => `小票 ${receipt} 是别的门店开的。请在开票的门店处理。`,
  sale_paid_with_points: ({ receipt }) => `小票 ${receipt} 用了积分，不能改到别人名下。请作废后重开。`,
  exchange_not_voidable: ({ receipt }) => `小票 ${receipt} 是换货单，不能作废。请按换货或退货办理。`,
  void_needs_manager: ({ until }) => `${momentOf(until).time} 之后只有店长能处理。请找店长。`,
  void_too_late: () => '这单时间太久，不能作废。请按退货办理。',
  reason_required: () => '请写明原因，会和这单一起保存。',
  same_member: () => '这是同一位会员。请扫另一张卡。',

  adjusting_not_allowed: ({ role }) => `${roles[role]}不能手工调积分。请找店长或总部。`,
  adjustment_above_limit: ({ per, limit, used, left, approvers }) => {
    const most = per === 'member' ? '一位会员一天最多调整' : '您一天最多调整';
    const done = per === 'member' ? '今天已给她调整' : '今天已调整';
    const who = approvers.map((role) => roles[role]).join('或');
    return `不经批准，${most} ${whole(limit)} 分。${done} ${whole(used)} 分，还剩 ${whole(left)} 分。要调更多，请${who}的同事批准。`;
  },
  adjustment_not_found: () => '没有找到这条调整。请刷新列表。',
  adjustment_decided: ({ state }) => (state === 'declined' ? '这条调整已被驳回。' : '这条调整已经执行。'),
  second_person_required: () => '提出的人不能自己批准。请找一位同事。',

  month_closed: ({ month }) => `${monthName(month).trim()}已经结账，数字不会再变。`,
  month_not_over: ({ from }) => {
    const { month, day, time } = momentOf(from);
    return `这个月还没有结束。请在 ${month} 月 ${day} 日 ${time} 之后结账。`;
  },
  month_not_next: ({ next }) => `结账要按月份先后。请先结${monthName(next)}。`,
  books_behind: ({ through }) => {
    const { month, day, time } = momentOf(through);
    return `账本正在汇总，已到 ${month} 月 ${day} 日 ${time}。请过一会儿再打开。`;
  },
  difference_not_found: ({ receipt }) => `没有找到小票 ${receipt} 的差异。请刷新列表。`,
  difference_settled: ({ by }) => `${by === '' ? '同事' : by}已经核对过这一笔，不用再处理。`,

  rule_set_invalid: ({ path }) => `规则有误（${path}）。请改好后再试。`,
  rules_not_found: ({ version }) => `没有第 ${version} 版规则。请刷新历史版本。`,
  rules_version_taken: ({ version, name }) =>
    `${name === '' ? '同事' : name}刚发布了第 ${version} 版，您的没有发布。请看过新版，再试算、发布。`,
  dry_run_required: ({ hours }) => `发布前要先用这份草稿试算，${hours} 小时内有效。请试算后再发布。`,
  effective_too_soon: ({ earliest }) => `生效时间太近，最早 ${momentOf(earliest).time}。请改晚一些。`,
  rules_in_effect: ({ version }) => `第 ${version} 版已经生效，或马上生效，不能撤回。请发布一个新版本。`,
  rules_withdrawn: ({ version, name }) => `第 ${version} 版已由${name}撤回，不用再处理。`,
  bill_not_found: ({ receipt }) => `这家门店没有小票 ${receipt}。请核对门店和小票号。`,
  rules_draft_outdated: ({ basedOn, newest, name }) =>
    `草稿从第 ${basedOn} 版改起，现在最新的是${name === '' ? '' : `${name}发布的`}第 ${newest} 版，照草稿发布会取消它的改动。请先看不同之处，再决定重新开始还是照样发布。`,

  invitation_not_found: () => '没有这份邀请。请核对邀请码。',
  invitation_expired: () => '邀请已过期。请让店长重新发一份。',
  invitation_used: () => '邀请已被使用。请让店长重新发一份。',
  already_staff: ({ storeName }) => `您已是${storeName}的员工，直接进入即可。`,
  role_above_yours: ({ role }) => `您不能邀请${roles[role]}。请找上级办理。`,
  staff_not_found: () => '没有找到这位员工。请刷新名单。',
  store_not_found: () => '没有找到这家门店。请重新选择。',

  device_not_found: () => '没有找到这台收银机。请刷新列表。',
  device_key_not_found: () => '这把密钥已经停用。请刷新列表。',
  device_keys_full: ({ valid }) => `这台收银机已有 ${valid} 把密钥在用。请先换上新的，再停用旧的。`,
};

/** `2026-11` as `2026 年 11 月`, with the space that it needs after Chinese text. */
function monthName(of: string): string {
  const { year, month } = partsOf(of);
  return ` ${year} 年 ${month} 月`;
}
