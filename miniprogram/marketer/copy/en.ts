import type { BusinessDay } from '@vip-card/core';
import { momentOf, partsOf, whole, yuan } from '../../copy/figures';
import { devicesEn } from './devices.en';
import { booksEn } from './books.en';
import type { MarketerCopy } from './index';
import { publishingEn } from './publishing.en';
import { expiryEn, ruleWordsEn } from './rules.en';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthName = (month: number) => months[month - 1] ?? '';
const fullDay = (day: BusinessDay | string) => {
  const { year, month, day: date } = partsOf(day);
  return `${String(date)} ${monthName(month)} ${String(year)}`;
};

export const en: MarketerCopy = {
  ...booksEn,

  ...devicesEn,

  overview: {
    title: 'Overview',
    download: 'Export CSV',
    fileName: (to) => `Overview ${to}`,
    customers: 'Customers',
    customersMeans: 'bought in the last 12 months',
    customersAgainst: 'on the year before',
    returning: 'Returning',
    returningMeans: 'first bought over 12 months ago',
    returningAgainst: 'points',
    noYearBefore: 'no data for the year before',
    members: 'Members',
    points: 'Points unspent',
    grid: 'How long ago, how often',
    people: 'people',
    sales: 'Sales by month',
    salesUnit: 'the light part was returned',
    stores: 'Stores',
    storesUnit: 'sales in a year, customers',
    staff: 'Stores and staff',
    rules: 'Points rules',
    card: 'My own card',
    empty: 'No sales yet',
    emptyHint: 'After the first sale, customers, returning customers and sales by month stand here.',
    window: (from, to) => `${fullDay(from)} to ${fullDay(to)}`,
    joinedThisMonth: (count) => `${whole(count)} joined this month`,
    pointsWorth: (worth) => `worth ¥${yuan(worth)}`,
    times: (from, to) =>
      to === null ? `${whole(from)}+` : from === to ? `${whole(from)}×` : `${whole(from)}–${whole(to)}×`,
    days: (from, to) => (from === 0 ? `to ${whole(to)} days` : `${whole(from)}–${whole(to)} days`),
    lapsed: 'regulars, gone for half a year',
    lapsedCount: (count) => `${whole(count)} people`,
    month: (month) => monthName(partsOf(month).month),
    barLabel: (paid) => `¥${whole(Math.round(paid / 100_000))}k`,
    storePaid: (paid) => `¥${whole(Math.round(paid / 100))}`,
    storeCustomers: (count) => whole(count),
  },

  csv: {
    indicators: 'Indicators',
    indicator: 'Indicator',
    now: 'Last 12 months',
    before: 'Year before',
    customers: 'Customers',
    returning: 'Returning customers, per mille',
    members: 'Members',
    joined: 'Joined this month',
    points: 'Points unspent',
    months: 'Sales by month, yuan',
    month: 'Month',
    paid: 'Sales',
    refunded: 'Returns',
    grid: 'Days since the last purchase (rows), purchases (columns), people',
    lastPurchase: 'Last purchase',
    stores: 'Stores',
    store: 'Store',
    customersCount: 'Customers',
  },

  staff: {
    title: 'Stores and staff',
    invite: 'Invite',
    inviteTitle: 'Invite a colleague',
    role: 'Role',
    name: 'Name',
    namePlaceholder: 'Name of the colleague',
    store: 'Store',
    make: 'Make an invitation',
    making: 'One moment',
    cancel: 'Cancel',
    code: 'Invitation',
    copy: 'Copy the invitation',
    copied: 'Copied, ready to send',
    close: 'Done',
    dismiss: 'Remove',
    // WeChat cuts a dialog's buttons at four characters.
    dismissConfirm: 'Yes',
    dismissCancel: 'No',
    dismissed: 'Removed',
    empty: 'No colleagues yet',
    emptyHint: 'Make an invitation; your colleague types it at the staff sign-in.',
    chain: 'Headquarters',
    none: 'No staff yet',
    you: 'you',
    readOnly: 'You may read this list; a manager or headquarters invites and removes.',
    since: (day) => `since ${day}`,
    count: (count) => whole(count),
    validUntil: (at) => {
      const { month, day, time } = momentOf(at);
      return `Good until ${String(day)} ${monthName(month)} ${time}, once`;
    },
    message: (name, store, code) =>
      `${name}, please open “For staff” under Me in the mini program and type ${code} to sign in at ${store}.`,
    dismissTitle: (name) => `Remove ${name}?`,
    dismissText: (name) => `${name} is signed out at once and open scans end. What was recorded stays.`,
  },

  rules: {
    title: 'Points rules',
    how: 'How points are made',
    rounding: 'The parts of a bill are added first; what is less than one point is dropped.',
    expiry: 'How long they live',
    worth: 'On the books, 1 point counts as 0.01 yuan.',
    proof: 'Fingerprint',
    version: (version) => `Version ${whole(version)}`,
    since: (at) => {
      const { year, month, day } = momentOf(at);
      return `in force since ${String(day)} ${monthName(month)} ${String(year)}`;
    },
    baseExample: (points) => `¥100 earn ${whole(points)} points`,
    sentences: ruleWordsEn,
    expiryMode: expiryEn,
  },

  ...publishingEn,
};
