import type { ClockTrouble } from '../clock';
import type { Reason } from '../client';
import type { Standing } from '../settler';
import type { Provisional } from './provisional';

/** The points that this till showed, and those that the server gave. */
export interface Difference {
  receipt: string;
  till: number;
  server: number;
}

/** What a till says to the person before it. */
export type Saying =
  | { say: 'ready'; store: string; rules: number | null; waiting: number }
  /** On this till's disk, and will be settled. */
  | { say: 'sold'; receipt: string; provisional: Provisional | null; redeem: number; again: boolean }
  | { say: 'taken_back'; receipt: string; again: boolean }
  /** Null for what the answer did not tell. */
  | {
      say: 'settled';
      receipt: string;
      points: number | null;
      pointsAfter: number | null;
      /** In fen: what is to be paid in money. */
      due: number | null;
      difference: Difference | null;
    }
  | { say: 'refused'; receipt: string | null; reason: Reason }
  | { say: 'quote'; points: number | null; provisional: boolean }
  | { say: 'standing'; standing: Standing; waiting: number }
  | { say: 'clock'; trouble: ClockTrouble }
  | { say: 'rules'; version: number | null }
  | { say: 'status'; waiting: string[]; refused: { receipt: string; reason: Reason }[]; differences: Difference[] };

/** A saying in both languages, one line each. */
export function inWords(saying: Saying): string {
  const [zh, en] = sentences(saying);
  return `${zh}\n  ${en}`;
}

function sentences(saying: Saying): [zh: string, en: string] {
  switch (saying.say) {
    case 'ready':
      return [
        `${saying.store}：就绪，${rulesZh(saying.rules)}，${saying.waiting} 笔待上传。`,
        `${saying.store}: ready, ${rulesEn(saying.rules)}, ${saying.waiting} to be settled.`,
      ];
    case 'sold':
      return sold(saying);
    case 'taken_back':
      return [`退货 ${saying.receipt} 已记下。`, `Refund ${saying.receipt} is noted.`];
    case 'settled':
      return settled(saying);
    case 'refused':
      return [
        `${named(saying.receipt)}未接受：${saying.reason.zh}`,
        `${named(saying.receipt)}Refused: ${saying.reason.en}`,
      ];
    case 'quote':
      return quoted(saying);
    case 'standing':
      return standing(saying);
    case 'clock':
      return clock(saying.trouble);
    case 'rules':
      return [`${rulesZh(saying.version)}。`, `${rulesEn(saying.version)}.`];
    case 'status':
      return status(saying);
  }
}

function sold({ receipt, provisional, redeem, again }: Extract<Saying, { say: 'sold' }>): [string, string] {
  const [zh, en] = again ? ['此前已记下', 'was noted before'] : ['已记下', 'is noted'];
  if (redeem > 0) {
    return [
      `销售 ${receipt} ${zh}，用 ${redeem} 积分。服务器入账前请勿交货。`,
      `Sale ${receipt} ${en}, with ${redeem} points. Do not hand the goods over before the server has settled it.`,
    ];
  }
  if (!provisional)
    return [`销售 ${receipt} ${zh}。积分以服务器为准。`, `Sale ${receipt} ${en}. The server will say how many points.`];
  return [
    `销售 ${receipt} ${zh}。本机算得 ${provisional.points} 积分（暂定，以服务器为准）。`,
    `Sale ${receipt} ${en}. This till makes it ${provisional.points} points (provisional: the server’s count).`,
  ];
}

function settled(saying: Extract<Saying, { say: 'settled' }>): [string, string] {
  const { receipt, points, pointsAfter, due, difference } = saying;
  let [zh, en] = [`${receipt} 已入账`, `${receipt} is settled`];
  if (points !== null) [zh, en] = [`${zh}：${signed(points)} 积分`, `${en}: ${signed(points)} points`];
  if (pointsAfter !== null) [zh, en] = [`${zh}，现有 ${pointsAfter}`, `${en}, ${pointsAfter} in all`];
  if (due !== null) [zh, en] = [`${zh}，应收 ${yuan(due)} 元`, `${en}, ${yuan(due)} yuan to pay`];
  if (!difference) return [`${zh}。`, `${en}.`];
  return [
    `${zh}。与本机所算的 ${difference.till} 积分不同，以服务器为准，已记录。`,
    `${en}. This till had made it ${difference.till} points: the server’s count, and the difference is recorded.`,
  ];
}

function quoted({ points, provisional }: Extract<Saying, { say: 'quote' }>): [string, string] {
  if (points === null) return ['本机还没有积分规则。', 'This till carries no points rules yet.'];
  return provisional
    ? [`约得 ${points} 积分（暂定）。`, `About ${points} points (provisional).`]
    : [`可得 ${points} 积分。`, `${points} points.`];
}

function standing({ standing, waiting }: Extract<Saying, { say: 'standing' }>): [string, string] {
  const [zh, en] = [`${waiting} 笔待上传`, `${waiting} to be settled`];
  switch (standing.kind) {
    case 'settled':
      return ['已联网，全部入账。', 'Online; everything is settled.'];
    case 'stopped':
      return [`正在退出，${zh}。`, `Ending; ${en}.`];
    case 'unreachable':
      return [
        `连不上服务器（${standing.why}），${zh}，稍后自动再试。`,
        `No network (${standing.why}); ${en}, and will be by itself.`,
      ];
    case 'busy':
    case 'not_admitted':
      return [`${standing.reason.zh}${zh}。`, `${standing.reason.en} ${en}.`];
  }
}

function clock({ behindMs, serverTime }: ClockTrouble): [string, string] {
  const minutes = Math.round(Math.abs(behindMs) / 60_000);
  const time = new Date(serverTime + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const [zh, en] = behindMs > 0 ? ['慢', 'behind'] : ['快', 'ahead'];
  return [
    `本机时钟${zh}了约 ${minutes} 分钟，服务器时间是 ${time}。请校准；本机先按服务器时间记账。`,
    `This machine’s clock is about ${minutes} minutes ${en}; the server says ${time}. Please set it; until then the server’s time is used.`,
  ];
}

function status({ waiting, refused, differences }: Extract<Saying, { say: 'status' }>): [string, string] {
  const list = (each: readonly string[]): string => (each.length === 0 ? '0' : `${each.length} (${each.join(', ')})`);
  const odd = differences.map(({ receipt, till, server }) => `${receipt}: ${till} → ${server}`);
  const [zh, en] = (['zh', 'en'] as const).map((language) =>
    list(refused.map(({ receipt, reason }) => `${receipt}: ${reason[language]}`)),
  );
  return [
    `待上传 ${list(waiting)}；被拒 ${zh ?? ''}；积分不同 ${list(odd)}`,
    `to be settled ${list(waiting)}; refused ${en ?? ''}; other points ${list(odd)}`,
  ];
}

function named(receipt: string | null): string {
  return receipt === null ? '' : `${receipt} `;
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points);
}

function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}

function rulesZh(version: number | null): string {
  return version === null ? '还没有积分规则' : `积分规则第 ${version} 版`;
}

function rulesEn(version: number | null): string {
  return version === null ? 'no points rules yet' : `points rules version ${version}`;
}
