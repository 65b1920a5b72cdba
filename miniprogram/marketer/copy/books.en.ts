import type { EpochMs } from '@vip-card/core';
import { bill, momentOf, partsOf, whole, yuan } from '../../copy/figures';
import type { booksZhCn } from './books.zh-cn';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const monthName = (of: string) => {
  const { year, month } = partsOf(of);
  return `${months[month - 1] ?? ''} ${String(year)}`;
};

const moment = (at: EpochMs) => {
  const { year, month, day, time } = momentOf(at);
  return `${String(day)} ${months[month - 1] ?? ''} ${String(year)}, ${time}`;
};

const count = (value: number, one: string) => `${whole(value)} ${value === 1 ? one : `${one}s`}`;

const shortMoment = (at: EpochMs) => {
  const { month, day, time } = momentOf(at);
  return `${String(day)} ${months[month - 1] ?? ''} ${time}`;
};

export const booksEn: typeof booksZhCn = {
  handOut: {
    export: 'Export CSV',
    reading: (rows) => `Reading, ${whole(rows)} so far`,
    ready: (rows) => `Send the CSV, ${count(rows, 'row')}`,
    shared: (rows) => `${count(rows, 'row')} sent`,
    copied: (rows) => `${count(rows, 'row')} copied, to paste into a sheet`,
  },

  finance: { books: 'Books', reconciliation: 'Reconciliation', adjustments: 'Points by hand' },

  books: {
    title: 'Books',
    month: 'Month',
    download: 'Export CSV',
    close: 'Close the month',
    closing: 'Closing',
    // WeChat cuts a dialog's buttons at four characters.
    closeConfirm: 'Yes',
    closeCancel: 'No',
    byEntity: 'By entity',
    points: 'points',
    none: 'No points moved in this month',
    liability: 'Owed now',
    spendable: 'Usable',
    pending: 'Pending',
    expired: 'Expired, to be written off',
    owed: 'Owed by members',
    noWorth: 'Points pay nothing under the rules in force',
    settlement: 'Between entities',
    settlementNone: 'Nobody’s points paid elsewhere this month',
    lines: {
      opening: 'Opening',
      issued: 'Issued',
      redeemed: 'Redeemed',
      restored: 'Returned to lots',
      expired: 'Expired',
      reversed: 'Taken back',
      adjusted: 'By hand',
      transferred: 'Repaid for others',
      closing: 'Closing',
    },
    fileName: (month) => `Points books ${month}`,
    monthName,
    stores: (first, count) => (count > 1 ? `${first} and ${whole(count - 1)} more` : first),
    pointsOf: (points) => `${whole(points)} points`,
    worthOf: (worth) => `¥${bill(worth)}`,
    closedBy: (name, at) => `Closed by ${name}, ${moment(at)}`,
    running: (from) => `Still changing. Can be closed from ${shortMoment(from)}`,
    over: 'Over, and not closed yet',
    closed: (month) => `${monthName(month)} is closed`,
    stillOpen: (first, last, count) =>
      count === 1
        ? `${monthName(first)} is over, and not closed yet`
        : `${monthName(first)} to ${monthName(last)}: ${whole(count)} months are not closed yet`,
    closeFirst: (month) => `${monthName(month)} comes first`,
    closeTitle: (month) => `Close ${monthName(month)}?`,
    closeText: 'Its figures will not change any more. What a till settles later counts in the month in which it does.',
    pays: (from, to) => `${from} pays ${to}`,
    paidWith: (issuer, taker) => `Points of ${issuer} at ${taker}`,
    redeemed: (points, worth) => `${whole(points)} redeemed, ¥${yuan(worth)}`,
    restored: (points, worth) => `${whole(points)} given back, ¥${yuan(worth)}`,
  },

  booksCsv: {
    books: 'Books, points',
    liability: (at) => `Liability on ${moment(at)} (Beijing time)`,
    settlement: 'Redeemed between entities',
    month: 'Month',
    entity: 'Entity',
    entityCode: 'Entity code',
    stores: 'Stores',
    worth: 'Worth, yuan',
    issuer: 'Issued by',
    issuerCode: 'Issuer’s code',
    taker: 'Redeemed at',
    takerCode: 'Redeemer’s code',
    redeemedPoints: 'Points redeemed',
    redeemedWorth: 'Redeemed, yuan',
    restoredPoints: 'Points given back',
    restoredWorth: 'Given back, yuan',
  },

  reconciliation: {
    title: 'Reconciliation',
    open: 'To explain',
    settled: 'Explained',
    differences: 'Tills with other points',
    differencesNone: 'Tills and server agree',
    differencesSettledNone: 'Nothing has been explained yet',
    late: 'Settled later',
    lateNote: 'more than 10 minutes late, newest first',
    lateNone: 'No sale was settled late',
    more: 'More',
    note: 'Reason',
    notePlaceholder: 'Why they differ, and what was done',
    explain: 'Mark as explained',
    explaining: 'One moment',
    cancel: 'Cancel',
    done: 'Explained',
    fileName: 'Late sales and differences',
    tillPoints: 'Till',
    serverPoints: 'Server',
    member: (memberNo) => `Member ${memberNo}`,
    happened: (occurredAt, postedAt) => `Sold ${shortMoment(occurredAt)}, settled ${shortMoment(postedAt)}`,
    counted: (month) => `in the books of ${monthName(month)}`,
    paid: (paid) => `¥${yuan(paid)}`,
    by: (name) => `by ${name}`,
    moment,
  },

  reconciliationCsv: {
    store: 'Store',
    receipt: 'Receipt',
    member: 'Member',
    occurred: 'Sold',
    posted: 'Settled',
    paid: 'Amount, yuan',
    points: 'Points',
    state: 'State',
    note: 'Reason',
  },

  adjustments: {
    title: 'Points by hand',
    make: 'New adjustment',
    memberNo: 'Member number',
    memberNoPlaceholder: '8 digits',
    find: 'Find',
    give: 'Give',
    take: 'Take',
    amount: 'Points',
    reason: 'Reason',
    note: 'Note',
    notePlaceholder: 'The member reads it in her statement',
    store: 'Borne by',
    storeChoose: 'Please choose',
    send: 'Send',
    ask: 'Ask a second person',
    sending: 'One moment',
    another: 'Another member',
    pending: 'Waiting for approval',
    pendingNone: 'Nothing waits for approval',
    decided: 'Done',
    decidedNone: 'No points were changed by hand yet',
    approve: 'Approve',
    decline: 'Decline',
    approved: 'Approved; the points have moved',
    declined: 'Declined',
    yours: 'Waits for a colleague',
    yes: 'Yes',
    no: 'No',
    more: 'More',
    fileName: 'Points by hand',
    reasons: {
      goodwill: 'Goodwill',
      complaint: 'Complaint',
      correction: 'Correction',
      transfer: 'Transfer',
      fraud: 'Misuse',
    },
    states: { proposed: 'Waiting', 'carried-out': 'Carried out', declined: 'Declined' },
    has: (points) => `${whole(points)} usable`,
    owes: (points) => `owes ${whole(points)}`,
    atOnce: (points) => `Moves at once; she will have ${whole(points)} points.`,
    waits: (limit) => `${limit} Until then no point moves.`,
    room: ({ per, left }) =>
      per === 'member'
        ? `Without approval, ${whole(left)} more today for her`
        : `Without approval, ${whole(left)} more today by you`,
    short: (available) => `At most ${whole(available)} points can be taken.`,
    carriedOut: 'Done',
    proposed: (memberNo, points, roles) =>
      `Sent: ${points} points of member ${memberNo} wait for another colleague from ${roles.join(' or ').toLowerCase()}. Until then no point moves.`,
    approveTitle: (points) => `Approve ${points} points?`,
    approveText: (memberNo, entity) => `The points of member ${memberNo} move at once; ${entity} bears them.`,
    declineTitle: 'Decline this adjustment?',
    declineText: 'No points move.',
    proposedBy: (name, role, at) => `${name} (${role}), ${shortMoment(at)}`,
    decidedBy: (state, name) => (name === '' ? state : `${state} by ${name}`),
  },

  adjustmentsCsv: {
    id: 'Id',
    member: 'Member',
    points: 'Points',
    reason: 'Reason',
    note: 'Note',
    store: 'Store',
    entity: 'Entity',
    entityCode: 'Entity code',
    proposedBy: 'Proposed by',
    proposedAt: 'Proposed',
    state: 'State',
    decidedBy: 'Decided by',
    decidedAt: 'Decided',
  },
};
