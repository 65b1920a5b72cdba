import type { EpochMs, Rule } from '@vip-card/core';
import { momentOf, signed, whole, yuan } from '../../copy/figures';
import type { FieldKey, Unit } from '../rules/field';
import type { publishingZhCn } from './publishing.zh-cn';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayOf = (at: EpochMs) => {
  const { year, month, day } = momentOf(at);
  return `${String(day)} ${months[month - 1] ?? ''} ${String(year)}`;
};
const moment = (at: EpochMs) => `${dayOf(at)}, ${momentOf(at).time}`;
const count = (value: number, one: string, many = `${one}s`) => `${whole(value)} ${value === 1 ? one : many}`;

const labels: Record<FieldKey, string> = {
  perYuan: 'For each yuan',
  tier: 'Tier',
  category: 'Category',
  categories: 'Categories',
  stores: 'Stores',
  channel: 'Bought',
  weekdays: 'Days',
  from: 'From',
  until: 'To',
  extra: 'More',
  minimumSpend: 'From a bill of',
  stop: 'Nothing after it multiplies',
  points: 'Points',
  event: 'For',
  period: 'Within',
  below: 'Sold below',
  measure: 'What counts',
  over: 'Within',
  reachPoints: 'Earned',
  reachSpend: 'Spent',
  reward: 'Reward',
  prizeZh: 'Gift, in Chinese',
  prizeEn: 'Gift, in English',
  worth: 'Pay',
  share: 'Of a bill at most',
  expiry: 'They end',
  expiryDays: 'Days',
  expiryMonths: 'Months',
  expiryYears: 'Years',
  pendingDays: 'They wait',
  amount: 'Paid',
  list: 'List price',
  store: 'Store',
  day: 'Day',
  time: 'Time',
  first: 'First purchase',
};

const units: Record<Unit, string> = {
  points: 'points',
  yuan: 'yuan',
  percent: '%',
  days: 'days',
  months: 'months',
  years: 'years',
  none: '',
};

const troubles: Partial<Record<FieldKey, string>> = {
  perYuan: 'From 0 to 100, with two decimals at most.',
  extra: 'From 0 to 10000 per cent, with two decimals at most.',
  minimumSpend: 'An amount; 0 for any bill.',
  points: 'A whole number from 1 to 10000000.',
  below: 'More than 0, and 100 per cent at most.',
  share: 'More than 0, and 100 per cent at most.',
  from: 'It has to begin before it ends.',
  until: 'It has to end after it begins.',
  reachPoints: 'A whole number from 1 to 10000000.',
  reachSpend: 'An amount above 0.',
  prizeZh: 'From 1 to 40 characters.',
  prizeEn: 'From 1 to 40 characters.',
  worth: 'An amount above 0.',
  expiryDays: 'A whole number from 0 to 3660.',
  expiryMonths: 'A whole number from 0 to 120.',
  expiryYears: 'A whole number from 0 to 10.',
  pendingDays: 'A whole number from 0 to 365.',
  list: 'Not below what is paid.',
};

const kinds: Partial<Record<Rule['kind'], string>> = {
  'base-earn': 'Points for each yuan',
  'tier-multiplier': 'More for a tier',
  'category-multiplier': 'More for a category',
  'store-multiplier': 'More in some stores',
  'channel-multiplier': 'More online or in stores',
  'time-multiplier': 'More at some hours',
  'spend-bonus': 'Bonus for a large bill',
  'first-purchase-bonus': 'Bonus for the first purchase',
  'event-bonus': 'Bonus for joining or a profile',
  'bill-cap': 'Limit of a bill',
  'day-cap': 'Limit of a day',
  'period-cap': 'Limit of a month or year',
  'category-exclusion': 'Categories without points',
  'discount-exclusion': 'Deep discounts without points',
  milestone: 'Milestone',
  'points-for-cash': 'Paying with points',
};

const options: Record<string, string> = {
  'channel.store': 'In a store',
  'channel.online': 'Online',
  'event.join': 'Joining',
  'event.profile-complete': 'A complete profile',
  'period.month': 'A calendar month',
  'period.year': 'A calendar year',
  'measure.spend': 'Spending',
  'measure.points': 'Points',
  'over.lifetime': 'All time',
  'over.year': 'A calendar year',
  'over.month': 'A calendar month',
  'reward.points': 'Points',
  'reward.prize': 'A gift',
  'expiry.month-end': 'At a month’s end',
  'expiry.days': 'After some days',
  'expiry.year-end': 'At a year’s end',
  'expiry.never': 'Never',
  'weekdays.1': 'Mon',
  'weekdays.2': 'Tue',
  'weekdays.3': 'Wed',
  'weekdays.4': 'Thu',
  'weekdays.5': 'Fri',
  'weekdays.6': 'Sat',
  'weekdays.7': 'Sun',
};

/** Writing, trying, publishing and looking back at rules. */
export const publishingEn: typeof publishingZhCn = {
  fields: { labels, units, options, trouble: (key) => troubles[key] ?? 'Please check this.' },

  diff: {
    added: (rule) => `New: ${rule}`,
    removed: (rule) => `Gone: ${rule}`,
    changed: (before, after) => `Changed: ${before} → ${after}`,
    detail: (rule) => `Changed in detail: ${rule}`,
    reordered: 'The rules stand in another order',
    expiry: (before, after) => `Expiry: ${before} → ${after}`,
    pending: (before, after) => `Points wait: ${count(before, 'day')} → ${count(after, 'day')}`,
    nothing: 'No difference',
  },

  draft: {
    title: 'Draft',
    intro: 'The draft is on this phone; it does not touch the rules in force.',
    rules: 'Rules',
    add: 'Add a rule',
    up: 'Up',
    down: 'Down',
    remove: 'Remove',
    close: 'Close',
    life: 'How long they live',
    example: 'A bill, for example',
    earns: 'It earns',
    points: 'points',
    noAward: 'These ratios together are too fine to be exact. Please choose simpler ones.',
    noBase: 'Nothing earns points yet. Please add points for each yuan.',
    tryOut: 'Try it on the last 12 months',
    restart: 'Begin again',
    restartConfirm: 'Begin again',
    cancel: 'Cancel',
    fix: 'Something is not filled in right; please change it first.',
    formless: 'A rule of this kind cannot be changed here, only moved or removed.',
    kinds,
    live: (paid, category, tier) => `Example: ${tier}, ${category}, ¥${yuan(paid)}`,
    from: (version, state) => `from version ${whole(version)}, ${state}`,
    against: (version) => `Against version ${whole(version)}`,
    restartText: (version, state) => `This draft is dropped for the rules of version ${whole(version)}, ${state}.`,
  },

  outdated: {
    newer: (from, newest, published) =>
      `The draft was begun from version ${whole(from)}. ${published === null ? `Version ${whole(newest)} was published` : `${published.name} published version ${whole(newest)} on ${moment(published.at)}`}, after that. Publishing the draft would undo it:`,
    gone: (from, isWithdrawn) =>
      `The draft was begun from version ${whole(from)}, which ${isWithdrawn ? 'was withdrawn' : 'is over'}. What that version changed is still in the draft:`,
    takeOver: (newest) =>
      `To keep this, please change the draft alike, or go back to it and begin again from version ${whole(newest)}.`,
    takeBack: (newest) =>
      `To be rid of this, please change the draft, or go back to it and begin again from version ${whole(newest)}.`,
    undoes: (newest) => `What version ${whole(newest)} changed is undone. `,
    revives: (from) => `What version ${whole(from)} changed comes back. `,
  },

  trial: {
    title: 'Trial',
    running:
      'Trying the draft beside the newest version on the bills of the last 12 months. It takes about half a minute.',
    cost: 'More points given',
    saving: 'Fewer points given',
    same: 'As many points',
    winners: 'Get more',
    losers: 'Get less',
    unchanged: 'The same',
    spread: 'How much more or less a member gets, in points',
    tiers: 'Tiers',
    stores: 'Stores',
    how: 'How it was counted',
    publish: 'Publish',
    publishing: 'Publishing',
    day: 'In force from',
    time: 'Time',
    limited: 'Ends by itself',
    untilDay: 'Ends on',
    untilTime: 'Time',
    note: 'Note',
    notePlaceholder: 'Why, for your colleagues',
    noteMissing: 'Please write a line that says why.',
    confirm: 'Publish',
    cancel: 'Not yet',
    published: 'Published',
    readOnly: 'Publishing is for headquarters. The draft is on this phone for them to copy, try and publish.',
    unchangedDraft: 'This is what the newest version says; there is nothing to publish.',
    none: 'There are no bills of the last 12 months to try it on.',
    window: (from, bills, members) => `${count(bills, 'bill')} of ${count(members, 'member')} since ${dayOf(from)}`,
    sampled: (oneIn) =>
      `There are too many bills: one member in ${whole(oneIn)} was counted. The figures are of these.`,
    compared: (version, standing, draft) =>
      `The same bills: ${whole(standing)} points by version ${whole(version)}, ${whole(draft)} by the draft`,
    given: (given) => `${whole(given)} points were given then, by the rules of each bill’s day`,
    method: (version) =>
      `Every bill was counted again twice, by version ${whole(version)} and by the draft, both with the tier of its day and what was bought before it. Returns are taken off in proportion. Limits and milestones of a month or a year begin with these 12 months. Points for a complete profile are not in it, nor whether people would have bought more.`,
    worth: (worth) => `Worth ¥${yuan(worth)} at the draft’s own rate`,
    fromTo: (standing, draft) => `${whole(standing)} → ${whole(draft)}`,
    sum: (points) => `${signed(points)} points`,
    difference: (points) => signed(points),
    people: (members) => whole(members),
    step: (from, to) => {
      if (from === null) return `at least ${whole(-(to ?? 0))} less`;
      if (to === null) return `at least ${whole(from)} more`;
      if (from === 0) return 'the same';
      return from < 0 ? `${whole(-to)}–${whole(-from)} less` : `${whole(from)}–${whole(to)} more`;
    },
    leftOut: (voided, returned) =>
      `Left out: ${count(voided, 'voided bill')}, ${count(returned, 'bill')} wholly returned.`,
    joining: (members, version, { standing, draft }) =>
      `Besides, for joining: ${count(members, 'new member')}, ${count(standing, 'point')} by version ${whole(version)}, ${count(draft, 'point')} by the draft.`,
    confirmTitle: (version) => `Publish version ${whole(version)}?`,
    confirmText: (from, until) =>
      `From ${moment(from)} on, all stores give points by these rules${until === null ? '' : `, until ${moment(until)}, when the rules before them return`}. Bills that exist stay as they are. It cannot be changed once published; until it is in force it can be withdrawn.`,
  },

  history: {
    title: 'Versions',
    compare: 'Against the version before',
    first: 'The first version: none before it',
    rules: 'The rules of this version',
    withdraw: 'Withdraw',
    withdrawConfirm: 'Withdraw',
    cancel: 'Cancel',
    withdrawn: 'Withdrawn',
    withdrawText: 'It will not come into force, and its number is not used again.',
    inForce: 'in force',
    upcoming: 'not yet in force',
    over: 'past',
    version: (version) => `Version ${whole(version)}`,
    withdrawTitle: (version) => `Withdraw version ${whole(version)}?`,
    period: (from, until) => (until === null ? `from ${moment(from)}` : `${moment(from)} to ${moment(until)}`),
    published: (name, at) => `published by ${name}, ${moment(at)}`,
    withdrawnBy: (name, at) => `withdrawn by ${name}, ${moment(at)}`,
  },

  check: {
    title: 'Check a receipt',
    hint: 'Any receipt, however old: how it was counted then, and how it would be today.',
    store: 'Store',
    receipt: 'Receipt',
    receiptPlaceholder: 'The number on it',
    look: 'Check',
    looking: 'Counting',
    given: 'Given then',
    agrees: 'Counted again by the rules of then, it is the same to the point.',
    differs: 'Counted again by the rules of then, it is not what was given. Please ask for support.',
    alone: 'This is an exchange: part of its points came over from another receipt, and it cannot be counted alone.',
    today: 'By the rules of today',
    paid: 'Paid',
    byPoints: 'Paid with points',
    when: (at, store) => `${moment(at)}, ${store}`,
  },

  links: {
    draft: 'Change the rules',
    draftNote: 'draft, try, publish',
    history: 'Versions',
    check: 'Check a receipt',
  },
};
