import { momentOf, yuan } from './figures';
import type { RefusalSentences } from './sentences';
import { roles } from './words.en';

/** What happened, then what to do. */
export const refusalsEn: RefusalSentences = {
  offline: () => 'There is no network. Check the connection and try again.',
  unavailable: () => 'The service did not answer. Please try again shortly.',

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
  no_rules_in_force: () => 'No points rules were in force that day. Please contact headquarters.',
  amount_out_of_range: ({ minimum, maximum }) =>
    `The amount must be between ${yuan(minimum)} and ${yuan(maximum)} yuan.`,

  invitation_not_found: () => 'There is no such invitation. Please check the code.',
  invitation_expired: () => 'The invitation has expired. Ask your manager for a new one.',
  invitation_used: () => 'The invitation has been used. Ask your manager for a new one.',
  already_staff: ({ storeName }) => `You already work at ${storeName}; just go in.`,
  role_above_yours: ({ role }) => `You cannot invite a ${roles[role].toLowerCase()}. Please ask your superior.`,
  staff_not_found: () => 'This person was not found. Please refresh the list.',
  store_not_found: () => 'This store was not found. Please choose again.',
};
