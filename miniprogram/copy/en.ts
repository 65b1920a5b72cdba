import type { EpochMs, Fen } from '@vip-card/core';

import { brand } from '../brand';
import { bill, momentOf, partsOf, signed, whole, yuan } from './figures';
import type { Copy } from './index';
import { purchasesEn } from './purchases.en';
import { refusalsEn } from './refusals.en';
import { rulesEn } from './rules.en';
import { statementEn } from './statement.en';
import { roles, tiers } from './words.en';

const amount = (fen: Fen) => `¥${yuan(fen)}`;
const points = (value: number) => `${whole(value)} ${value === 1 ? 'point' : 'points'}`;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthName = (month: number) => months[month - 1] ?? '';

/** `31 Dec`, with its year when that is not the year of `now`. */
function day(of: string, now: EpochMs): string {
  const date = partsOf(of);
  return `${date.day} ${monthName(date.month)}${date.year === momentOf(now).year ? '' : ` ${date.year}`}`;
}

function dayOf(at: EpochMs, now: EpochMs): string {
  const date = momentOf(at);
  return `${date.day} ${monthName(date.month)}${date.year === momentOf(now).year ? '' : ` ${date.year}`}`;
}

export const en: Copy = {
  tiers,
  roles,
  refusals: refusalsEn,

  figures: {
    amount,
    bill: (fen) => `¥${bill(fen)}`,
    points,
    day,
    dayOf,
    dayAndTime: (at, now) => `${dayOf(at, now)} ${momentOf(at).time}`,
    month(of, now) {
      const { year, month } = partsOf(of);
      return `${monthName(month)}${year === momentOf(now).year ? '' : ` ${year}`}`;
    },
    ago(at, now) {
      const minutes = Math.floor((now - at) / 60_000);
      if (minutes < 1) return 'just now';
      if (minutes < 60) return `${minutes} min ago`;
      return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} h ago` : `on ${dayOf(at, now)}`;
    },
  },

  tabs: { card: 'Card', points: 'Points', profile: 'Me' },

  common: {
    retry: 'Try again',
    cancel: 'Cancel',
    confirm: 'OK',
    close: 'Close',
  },

  rules: rulesEn,
  statement: statementEn,
  purchases: purchasesEn,

  card: {
    brand: brand.en,
    code: 'My code',
    retry: 'Try again',
    turnBack: 'Back to the card',
    points: 'Points',
    nameless: 'Member',
    chooseStore: 'Choose your store',
    nextCodeIn: 's to the next code',
    works: 'The screen is brighter now; this works without a network',
    qrLabel: 'Member code for the clerk to scan',
    barcodeLabel: 'Barcode for the till to scan',
    stores: 'Stores',
    addPhone: 'Add your number and earn without your phone',
    topTier: 'You hold the highest card',
    ownName: `${brand.en} member card`,
    aria: (name, tier, memberNo) => `${brand.en} ${tier} card, ${name}, number ${memberNo}. Tap to show your code`,
    openUntil: (closesAt) => `Open until ${closesAt}`,
    expiring: (lastDay, expiring) => `${whole(expiring)} expire on ${lastDay}`,
    pending: (from, pending) => `${whole(pending)} more from ${from}`,
    toNextTier: (remaining, tier) => `${amount(remaining)} more to the ${tier} card`,
    keepTier: (remaining, tier, until, grace) =>
      grace
        ? `Time of grace: ${amount(remaining)} more before ${until} keep your ${tier} card`
        : `${amount(remaining)} more before ${until} keep your ${tier} card`,
    tierKept: (tier, until) => `You bought enough: your ${tier} card is renewed on ${until}`,
    rollsOffTitle: 'Only twelve months count; by then these drop out',
    rollsOff: (on) => `Not from ${on}`,
    rollsOffLater: (count) => `${whole(count)} more`,
    owed: (owed) => `The next ${points(owed)} you earn repay a return`,
    stale: (offline, ago) => `${offline ? 'No network' : 'The service does not answer'}; figures from ${ago}`,
    change: (added) => `Points ${signed(added)}`,
  },

  points: {
    title: 'Points',
    unit: 'points',
    paid: 'Paid',
    refunded: 'Given back',
    earned: 'Earned',
    taken: 'Taken back',
    empty: 'No points yet',
    emptyHint: 'Show your code when you pay; points arrive at once.',
    showCode: 'Show my code',
    joinAction: 'Join for free',
    visitor: 'Once you have joined, the points of every purchase are listed here.',
    takenFrom: 'Points taken back',
    comma: ', ',
    end: 'That is all',
    expiring: (lastDay) => `Expire on ${lastDay}`,
    expiringLater: (count) => `${whole(count)} more expire later`,
    pending: (from) => `Yours from ${from}`,
    pendingLater: (count) => `${whole(count)} more come later`,
    lifetime: (spent, earned) => `${amount(spent)} spent, ${points(earned)} earned in all`,
    milestones: 'Milestones',
    purchases: 'My purchases',
    monthSummary: (added, taken) =>
      [added > 0 ? `${whole(added)} earned` : '', taken > 0 ? `${whole(taken)} taken` : ''].filter(Boolean).join(', '),
    items: (count) => (count === 1 ? '1 item' : `${whole(count)} items`),
    fromSale: (receipt) => `Receipt ${receipt}`,
    owed: (owed) => `${points(owed)} are still owed; what you earn next repays them.`,
    lineAria: (cause, signedPoints, when) => `${cause}, ${signedPoints} points, ${when}`,
  },

  join: {
    title: 'Join',
    heading: `Join ${brand.en}`,
    specimenName: 'Your name goes here',
    specimenNote: 'Yours at once, free of charge',
    benefitPoints: '1 point per yuan, on your card as you pay',
    benefitTier: 'The more you shop, the higher your card and the faster your points',
    benefitReturn: 'Easy returns: your code is enough',
    ask: 'One tap; no phone number needed.',
    agree: 'I have read and accept the ',
    terms: 'terms',
    and: ' and the ',
    privacy: 'privacy policy',
    action: 'Join',
    later: 'Just looking',
    consentFirst: 'Please read and tick your consent first.',
    welcome: `Welcome to ${brand.en}`,
    termsText:
      'The card is free and works at once. Points follow the rules shown in store; a return takes them back by the same rules. To close your card, contact a store; its points then lapse.',
    privacyText:
      'We keep your WeChat identifier, your purchases and what you choose to tell us, only to serve you as a member. A phone number is optional. To see, export or delete it, contact a store, which passes it on to headquarters.',
  },

  profile: {
    title: 'Me',
    name: 'Name',
    nameHint: 'What our clerks call you',
    namePlaceholder: 'What may we call you',
    phone: 'Phone',
    phoneAdd: 'Share my number',
    phoneReason:
      'So that you can earn without your phone: a clerk finds you by its last four digits. For nothing else.',
    homeStore: 'Your store',
    homeStoreNone: 'Not chosen yet',
    purchases: 'My purchases',
    stores: 'All stores',
    lostPhone: 'Lost your phone',
    lostPhoneHint: 'Get a new code; the old one stops at once',
    lostPhoneTitle: 'Replace your code?',
    lostPhoneText: 'The code on the old phone stops working at once. Points and tier stay.',
    lostPhoneDone: 'Replaced; the old code is dead',
    staff: 'For staff',
    staffNotice: 'Store staff only',
    joinAction: 'Join for free',
    visitor: 'You have no card yet',
    saved: 'Saved',
    phoneDone: 'Number added',
    storeChosen: 'This is your store now',
    joined: (on) => `Member since ${on}`,
  },

  stores: {
    title: 'Stores',
    choose: 'Choose your store: its name and hours will stand above your card.',
    call: 'Call',
    empty: 'No stores yet',
    emptyHint: 'Pull down to refresh, or come back later.',
    hours: (opensAt, closesAt) => `${opensAt} to ${closesAt}`,
    openUntil: (closesAt) => `Open until ${closesAt}`,
    opensAt: (opensAt) => `Opens at ${opensAt}`,
    count: (count) => (count === 1 ? '1 store' : `${whole(count)} stores`),
  },
};
