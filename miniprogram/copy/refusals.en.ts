import { momentOf, whole, yuan } from './figures';
import type { RefusalSentences } from './sentences';
import { roles } from './words.en';

/** What happened, then what to do. */
export const refusalsEn: RefusalSentences = {
  offline: () => 'There is no network. Check the connection and try again.',
  unavailable: () => 'The service did not answer. Please try again shortly.',
  phone_full: () =>
    'The phone is full, and this was not sent. Make room and tap again; stay on this page until then, all you typed is here.',

  unknown_action: () => 'This needs a newer version. Please reopen the mini program.',
  invalid_input: ({ path }) => `Something was not filled in correctly (${path}). Please check it and try again.`,
  request_id_reused: () => 'The content has changed, so it was not sent twice. Please go back and start again.',
  busy: () => 'This member is being served elsewhere; nothing was recorded. Please try again.',
  internal: ({ requestId }) =>
    `Something went wrong on our side and was noted. Try again later, or quote ${requestId}.`,

  not_a_member: () => 'You have no card yet. Join to use this.',
  not_staff: () => 'This is for store staff only. Ask your manager for an invitation.',
  role_not_allowed: ({ role }) => `A ${roles[role].toLowerCase()} cannot do this. Please ask a colleague who can.`,
  other_store: ({ storeName }) => `This belongs to ${storeName}. Please do it there.`,

  consent_required: () => 'Joining needs your consent to the terms and the privacy policy. Please read and tick them.',
  phone_code_invalid: () => 'The phone number did not arrive. Please allow it once more.',
  phone_taken: ({ maskedPhone }) =>
    `${maskedPhone} already has a card. Please use that one, or ask a store to look into it.`,
  name_invalid: ({ maxCharacters }) => `A name has 1 to ${maxCharacters} characters.`,
  card_taken: () => 'This old card is already in use. Please bring it to a store.',

  code_malformed: () => 'This is not a member code. Ask the customer to open the card and tap it.',
  code_wrong: () => 'The code is not right. Ask for the code in the mini program and scan again.',
  code_expired: () => 'The code has changed. Ask for the current one and scan again.',
  code_already_used: () => 'This code was just used. Wait for the next one and scan again.',
  too_many_attempts: ({ retryAt }) => `Too many tries. Please try again after ${momentOf(retryAt).time}.`,
  member_not_found: () => 'No member was found. Check the number, or offer to join on the spot.',
  session_expired: () => 'This scan is over ten minutes old. Please scan the code again.',
  session_not_found: () => 'Please scan the member code first.',

  receipt_reused: ({ receipt }) =>
    `Receipt ${receipt} is already recorded with other content. Please check its number.`,
  occurred_in_future: () => 'The time of the sale is later than now. Please set the till’s clock.',
  settled_too_late: ({ earliest }) =>
    `Sales from before ${momentOf(earliest).time} are no longer settled. Please ask headquarters to credit this one.`,
  no_rules_in_force: () => 'No points rules were in force that day. Please contact headquarters.',
  amount_out_of_range: ({ minimum, maximum }) =>
    `The amount must be between ${yuan(minimum)} and ${yuan(maximum)} yuan.`,

  sale_not_found: ({ receipt }) => `There is no sale ${receipt} of this member. Please check the receipt.`,
  sale_voided: ({ receipt }) => `Receipt ${receipt} was voided already. There is nothing left to do with it.`,
  line_not_on_sale: () => 'This article is not on the receipt. Please choose from its lines.',
  line_already_returned: ({ left }) =>
    left === 0 ? 'This article has come back already.' : `Only ${left} of this article can still come back.`,
  refund_above_paid: ({ receipt, left }) =>
    `At most ${yuan(left)} yuan of receipt ${receipt} can still be refunded. Please lower the amount.`,

  redeeming_not_offered: () => 'Points cannot pay under the rules in force. Please take money.',
  redeeming_needs_code: () => 'To pay with points, scan the code on the member’s card.',
  redeeming_needs_network: () => 'A sale settled later cannot use points. Please take money for it.',
  points_short: ({ available, asked }) =>
    `${whole(asked)} points are wanted and ${whole(available)} are there. Please use fewer.`,
  redeeming_above_cap: ({ maximumPoints, maximumWorth }) =>
    `At most ${whole(maximumPoints)} points (${yuan(maximumWorth)} yuan) can pay on this bill.`,

  sale_has_returns: ({ receipt }) =>
    `Something of receipt ${receipt} came back already. Please return the rest instead.`,
  sale_of_other_store: ({ receipt }) => `Receipt ${receipt} is another store’s. Only that store can change it.`,
  sale_paid_with_points: ({ receipt }) =>
    `Receipt ${receipt} was paid with points and stays with its member. Please void it and sell again.`,
  exchange_not_voidable: ({ receipt }) =>
    `Receipt ${receipt} is an exchange and cannot be voided. Please exchange or return its goods.`,
  void_needs_manager: ({ until }) =>
    `Since ${momentOf(until).time} only the store’s manager can do this. Please ask her.`,
  void_too_late: () => 'This sale is too old to be voided. Please take it as a return.',
  reason_required: () => 'Please say why; it is kept with the sale.',
  same_member: () => 'This is the same member. Please scan the other card.',

  adjusting_not_allowed: ({ role }) =>
    `A ${roles[role].toLowerCase()} cannot change points by hand. Please ask a manager.`,
  adjustment_above_limit: ({ per, limit, used, left, approvers }) => {
    const points = `at most ${whole(limit)} points`;
    const most =
      per === 'member' ? `${points} may be adjusted for one member in a day` : `you may adjust ${points} in a day`;
    const today = per === 'member' ? `${whole(used)} were adjusted for her today` : `You adjusted ${whole(used)} today`;
    const who = approvers.map((role) => roles[role].toLowerCase()).join(' or ');
    return `Without approval, ${most}. ${today}, which leaves ${whole(left)}. For more, please ask a colleague from ${who} to approve it.`;
  },
  adjustment_not_found: () => 'This adjustment was not found. Please refresh the list.',
  adjustment_decided: ({ state }) =>
    state === 'declined' ? 'This adjustment was declined already.' : 'This adjustment was carried out already.',
  second_person_required: () => 'Whoever proposed it cannot approve it. Please ask a colleague.',

  month_closed: ({ month }) => `The books of ${month} are closed; their figures no longer change.`,
  month_not_over: ({ from }) => {
    const { year, month, day, time } = momentOf(from);
    return `This month is not over. Its books can be closed from ${year}-${month}-${day}, ${time}.`;
  },
  month_not_next: ({ next }) => `Months are closed in their order. Please close ${next} first.`,
  books_behind: ({ through }) => {
    const { year, month, day, time } = momentOf(through);
    return `The books are being added up and have got to ${year}-${month}-${day}, ${time}. Please open them again in a moment.`;
  },
  difference_not_found: ({ receipt }) => `There is no difference for receipt ${receipt}. Please refresh the list.`,
  difference_settled: ({ by }) => `${by === '' ? 'A colleague' : by} has explained this one already.`,

  rule_set_invalid: ({ path }) => `Something in the rules is not right (${path}). Please change it and try again.`,
  rules_not_found: ({ version }) => `There is no version ${version} of the rules. Please reload the history.`,
  rules_version_taken: ({ version, name }) =>
    `${name === '' ? 'A colleague' : name} has just published version ${version}; yours was not. Please read it, then try and publish yours again.`,
  dry_run_required: ({ hours }) =>
    `A draft is tried on past bills first, and the trial holds for ${hours} hours. Please try it, then publish.`,
  effective_too_soon: ({ earliest }) =>
    `That is too soon: the earliest is ${momentOf(earliest).time}. Please choose later.`,
  rules_in_effect: ({ version }) =>
    `Version ${version} is in effect, or about to be, and cannot be withdrawn. Please publish a new one.`,
  rules_draft_outdated: ({ basedOn, newest, name }) =>
    `The draft was begun from version ${basedOn}; the newest is version ${newest}${name === '' ? '' : `, by ${name}`}, and publishing the draft would undo it. Please look at what is different, then begin again or publish all the same.`,
  rules_withdrawn: ({ version, name }) => `${name} has withdrawn version ${version} already.`,
  bill_not_found: ({ receipt }) => `That store has no receipt ${receipt}. Please check the store and the number.`,

  invitation_not_found: () => 'There is no such invitation. Please check the code.',
  invitation_expired: () => 'The invitation has expired. Ask your manager for a new one.',
  invitation_used: () => 'The invitation has been used. Ask your manager for a new one.',
  already_staff: ({ storeName }) => `You already work at ${storeName}; just go in.`,
  role_above_yours: ({ role }) => `You cannot invite a ${roles[role].toLowerCase()}. Please ask your superior.`,
  staff_not_found: () => 'This person was not found. Please refresh the list.',
  store_not_found: () => 'This store was not found. Please choose again.',

  device_not_found: () => 'This till was not found. Please refresh the list.',
  device_key_not_found: () => 'This key is no longer in use. Please refresh the list.',
  device_keys_full: ({ valid }) =>
    `This till has ${valid} keys in use already. Enter the new one, then revoke the old one first.`,
};
