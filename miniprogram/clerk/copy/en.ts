import type { Ratio } from '@vip-card/core';
import { bill, momentOf, percent, whole, yuan } from '../../copy/figures';
import type { ClerkCopy } from './index';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const doubles = (extra: Ratio) => extra.numerator === extra.denominator;
const points = (value: number) => `${whole(value)} ${value === 1 ? 'point' : 'points'}`;

export const en: ClerkCopy = {
  common: {
    points: 'Points',
    unit: 'pts',
    yuan: 'yuan',
    nameless: 'No name given',
    rescan: 'Scan the code again',
    delete: 'Delete',
    noCamera: 'The camera is closed to us. Allow it in the settings of WeChat, or find the member by phone.',
  },

  home: {
    title: 'Counter',
    sales: 'Sales',
    paid: 'Taken, ¥',
    joined: 'Joined',
    seen: 'Members seen today',
    scan: 'Scan member code',
    find: 'Earn by phone',
    me: 'My own card',
    empty: 'No member at the counter yet today',
    emptyHint: 'Ask the customer to open the card and tap it, then scan the code.',
    staff: 'Staff and invitations',
    overview: 'Headquarters overview',
    elsewhere: 'You do not work in a store, so the counter is closed to you.',
    today: (now) => {
      const { month, day, weekday } = momentOf(now);
      return `Today, ${weekdays[weekday] ?? ''} ${String(day)} ${months[month - 1] ?? ''}`;
    },
    issued: (value) => `${points(value)} given today`,
    seenCount: whole,
    bought: (ago, paid) => `${ago}, ¥${yuan(paid)}`,
    late: (count) => `${count === 1 ? '1 sale waits' : `${whole(count)} sales wait`} to be recorded`,
    differing: (count) => `Look: ${count === 1 ? '1 late sale' : `${whole(count)} late sales`} earned other points`,
    stillOpen: 'No network: members just scanned can still be sold to',
    scanOffline:
      'Nobody is recognised without a network. Members just scanned can still be sold to; the phone keeps it.',
    unansweredSale: (name) => `A sale to ${name} got no answer. Tap to send it again; it will not be booked twice.`,
    unansweredRefund: (name) => `A return of ${name} got no answer. Tap to send it again; it will not be booked twice.`,
  },

  member: {
    title: 'Member',
    sizes: 'Sizes and colours',
    noSizes: 'Nothing bought yet; ask for her usual size.',
    recent: 'Recent purchases',
    noRecent: 'No purchases yet',
    neverHere: 'First visit',
    sell: 'New sale',
    goOn: 'Go on with the sale',
    refund: 'Return',
    offline: 'No network: this is as of the scan. You can still sell; the phone keeps it.',
    byPhone: 'Found by phone number. Check the name before a sale or a return.',
    byCard: 'Found by an old card. Check the name before a sale or a return.',
    lastVisit: (day) => `last visit ${day}`,
    purchases: (count) => (count === 1 ? '1 purchase in 12 months' : `${whole(count)} purchases in 12 months`),
    owed: (owed) => `${points(owed)} owed; the next points repay them.`,
    refunded: (refunded) => `${bill(refunded)} returned`,
    about: (phone, visit) => (phone === null ? visit : `${phone}, ${visit}`),
    where: (day, store) => `${day}, ${store}`,
    items: (names, count) => (count > names.length ? `${names.join(', ')}, ${whole(count)} pieces` : names.join(', ')),
  },

  sale: {
    title: 'New sale',
    due: 'To pay',
    earns: 'Earns',
    add: 'Next',
    charge: 'Take',
    details: 'Pieces, list price, size, receipt',
    hideDetails: 'Hide',
    remove: 'Remove',
    name: 'Article',
    sku: 'SKU',
    size: 'Size',
    colour: 'Colour',
    quantity: 'Pieces',
    fewer: 'One fewer',
    more: 'One more',
    list: 'List price',
    listHint: 'on the keypad; empty: as paid',
    receipt: 'Receipt number',
    receiptHint: 'empty: made for you',
    optional: 'optional',
    sending: 'Recording',
    unanswered:
      'No answer came, and the sale may have been recorded. Send it again: unchanged, it is never booked twice.',
    keep: 'Keep it on this phone',
    pointsNeedNetwork:
      'Points cannot pay without a network. Untick them and take the whole amount; the phone keeps the sale.',
    scanOver:
      'No network, and the scan is over ten minutes old: this sale cannot be kept. Take it with a network; all is still here.',
    phoneFull: 'The phone is full and this sale is not kept. Make room, or take it with a network.',
    sendAgain: 'Send again',
    later: 'Back home, send later',
    noCategories: 'The categories have not arrived. Please try again with a network.',
    ended: 'The scan is over ten minutes old. Ask for the code again; everything you typed is still here.',
    otherMember: 'That is another member. This sale still belongs to the first customer.',
    nth: (at) => `Item ${whole(at)}`,
    payWithPoints: 'Pay with points',
    payMost: 'As many as can',
    payByPoints: 'Type points',
    payByYuan: 'Type yuan',
    payNeedsCode: 'Points cannot pay here until the code on her card is scanned.',
    scanCode: 'Scan code',
    payOffer: (value, worth) => `${points(value)} pay ¥${worth}`,
    dueAfterPoints: (paid, worth) => `To pay, ${bill(paid)} less ${bill(worth)}`,
    pieces: (count) => (count === 1 ? '1 piece' : `${whole(count)} pieces`),
    dueWithList: (list) => `To pay, list ${bill(list)}`,
    nearMiss(missed, category) {
      const of = missed.kind === 'category-multiplier' ? ` of ${category(missed.category)}` : '';
      const bonus =
        'points' in missed
          ? `${whole(missed.points)} points come on top`
          : `its points ${doubles(missed.extra) ? 'double' : `rise by ${percent(missed.extra)}`}`;
      return `¥${yuan(missed.shortBy)} more${of} and ${bonus}.`;
    },
  },

  sold: {
    title: 'Charged',
    earned: 'Earned',
    sum: 'In all',
    paid: 'Paid',
    receipt: 'Receipt',
    now: 'Points now',
    repaid: 'Repays an earlier return',
    keptTitle: 'Kept on this phone',
    keptOnPhone:
      'The phone keeps this sale and records it when the network is back. The points recorded then are what counts.',
    again: 'Another sale',
    done: 'Done',
    redeemed: (value) => `Paid with ${points(value)}`,
    upgraded: (tier) => `Now on the ${tier} card. Please tell the customer.`,
    owed: (owed) => `${points(owed)} still owed; the next points repay them.`,
  },

  purchases: {
    title: 'Returns',
    ask: 'Which purchase? Open it and pick the goods.',
    none: 'No purchases yet.',
    older: 'Earlier purchases',
    loading: 'Loading',
    byAmount: 'No receipt: return an amount',
    voided: 'voided',
    receipt: (receipt) => `Receipt ${receipt}`,
    returnedPieces: (pieces) => `${whole(pieces)} returned`,
  },

  late: {
    title: 'Late sales',
    none: 'Nothing waits to be recorded.',
    waiting: 'Waiting',
    settled: 'Recorded',
    now: 'Record now',
    busy: 'Recording',
    seen: 'Seen',
    unknown: 'later',
    explain:
      'Sales that this phone kept without a network. They are recorded in order, as of when they happened, each once.',
    when: (day, time) => `${day}, ${time}`,
    phoneSaid: (value) => `phone: ${points(value)}`,
    phoneKnewNot: 'the phone could not tell the points',
    recorded: (value) => `recorded: ${points(value)}`,
    differs: (phone, server) => `The phone said ${points(phone)}, recorded are ${points(server)}; these count.`,
    paid: (paid) => `¥${bill(paid)}`,
    receipt: (receipt) => `Receipt ${receipt}`,
  },

  refund: {
    title: 'Return',
    previewTitle: 'Return preview',
    ended: 'The scan is over ten minutes old. Ask for the code again; the amount is still here.',
    otherMember: 'That is another member. This return still belongs to the first customer.',
    receipt: 'Receipt number',
    amount: 'To give back',
    amountHint: 'No receipt needed: newest purchases first.',
    preview: 'See result',
    change: 'Change amount',
    lines: 'Goods',
    byAmount: 'Amount',
    exchange: 'Exchange',
    void: 'Void',
    all: 'Everything',
    allPicked: 'Everything is picked',
    pickFirst: 'Tap what comes back.',
    goods: 'Goods',
    restored: 'Points given back',
    restoredBecause: 'The points that had paid go back to her.',
    tier: 'Tier',
    tierBecause: 'What stays spent does not reach the old tier.',
    oweThem: 'Owe them; later points repay',
    noPurchase: 'No such purchase. Go back and pick it from the list.',
    points: 'Points taken back',
    pointsNone: 'No points taken back',
    unmatched: 'Matches no purchase',
    balance: 'Points after it',
    done: 'Returned',
    finish: 'Done',
    sending: 'Recording',
    checking: 'Working it out',
    unanswered:
      'No answer came, and the return may have been recorded. Send it again: unchanged, it is never booked twice.',
    confirm: (amount) => `Return ¥${bill(amount)}`,
    sale: (day, receipt) => `Bought ${day}, receipt ${receipt}`,
    unmatchedShare: (unmatched) => `¥${bill(unmatched)} in cash; moves no points`,
    unmatchedWarning: (unmatched) =>
      `¥${bill(unmatched)} of it matches no purchase. Check the amount before you give it back.`,
    say: (words) => `You can say: ${words}`,
    sentences: (sentences) => sentences.join(' '),
    purchase: (day, store, receipt) => `${day}, ${store}, receipt ${receipt}`,
    leftOf: (left) => `At most ¥${bill(left)} of it can still be returned.`,
    paidWithPoints: (worth) => `Points had paid ¥${bill(worth)} of it and go back as points.`,
    settledFromCash: (value, worth) => `¥${bill(worth)} taken from the cash for ${points(value)}.`,
    grace: (grace) => `${points(grace)} of them had expired and count for the days of grace.`,
    lapsed: (lapsed) => `${points(lapsed)} of them had expired unused and are not asked for.`,
    askShortfall: (missing) => `${points(missing)} missing: ask the customer`,
    takeFromCash: (worth, still) =>
      still > 0
        ? `Take ¥${bill(worth)} from the cash; ${whole(still)} stay owed`
        : `Take ¥${bill(worth)} from the cash`,
    sayRestored: (restored) => `The ${points(restored)} you paid with are yours again.`,
    saySettled: (value, worth) => `For ${points(value)} that were missing, ¥${bill(worth)} came off the cash.`,
    sayTier: (tier) => `Your card is ${tier} again.`,
    saleShare: (refunded) => `¥${bill(refunded)} from this bill`,
    found: (reversed, found, owed) =>
      owed === 0
        ? `${points(reversed)} taken back.`
        : `Of ${points(reversed)} to take back, ${whole(found)} are there; ${whole(owed)} are owed.`,
    sayTaken: (reversed) => `The ${points(reversed)} of this purchase go back with the return.`,
    sayOwed: (owed) => `${points(owed)} are still missing; your next purchases repay them, nothing to pay today.`,
    sayNothing: 'This return does not touch your points.',
    pending: (owed) => `${points(owed)} owed`,
  },

  find: {
    title: 'Find member',
    byPhone: 'Last four digits',
    byCard: 'Old card',
    earnOnly: 'Sales and returns work this way for members without their phone.',
    ask: 'Ask for the last four digits of the phone number.',
    confirm: 'Ask for the name first; tap when it matches.',
    none: 'No such member. Check the number, or offer to join on the spot.',
    card: 'Number on the old card',
    search: 'Find',
    searching: 'Looking',
  },

  signIn: {
    title: 'Staff sign-in',
    heading: 'For store staff only',
    notice: 'Sign in with the invitation of your manager. Customers, please go back to your card.',
    code: 'Invitation',
    placeholder: 'Type the invitation',
    accept: 'Sign in',
    back: 'I am a customer, back to my card',
    enter: 'Enter',
    ask: 'No invitation? Your manager makes one under “Staff and invitations”.',
    welcome: (name, store) => `Welcome to ${store}, ${name}`,
    already: (role, store) => `You are signed in at ${store}: ${role}.`,
    chain: 'headquarters',
  },
};
