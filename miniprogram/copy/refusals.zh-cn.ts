import { momentOf, yuan } from './figures';
import type { RefusalSentences } from './sentences';
import { roles } from './words.zh-cn';

/** What happened, then what to do. */
export const refusalsZhCn: RefusalSentences = {
  offline: () => '没有网络。请检查网络后再试。',
  unavailable: () => '服务暂时没有回应。请稍后再试。',

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
  no_rules_in_force: () => '那一天没有生效的积分规则。请联系总部。',
  amount_out_of_range: ({ minimum, maximum }) => `金额请填 ${yuan(minimum)} 到 ${yuan(maximum)} 元之间。`,

  invitation_not_found: () => '没有这份邀请。请核对邀请码。',
  invitation_expired: () => '邀请已过期。请让店长重新发一份。',
  invitation_used: () => '邀请已被使用。请让店长重新发一份。',
  already_staff: ({ storeName }) => `您已是${storeName}的员工，直接进入即可。`,
  role_above_yours: ({ role }) => `您不能邀请${roles[role]}。请找上级办理。`,
  staff_not_found: () => '没有找到这位员工。请刷新名单。',
  store_not_found: () => '没有找到这家门店。请重新选择。',
};
