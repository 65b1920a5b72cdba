import { contentHash } from '@vip-card/core';
import type { Outcome, PosClient, Reason } from '../client';
import type { ServerClock } from '../clock';
import { Outbox, type Letter, type Queued } from '../outbox';
import { Settler, type Standing } from '../settler';
import { decode, type Encoding } from './decode';
import { readFile, type Receipt } from './receipts';
import type { Row } from './rows';
import { SideFiles, type Complaint } from './side-files';

/** A file as it is now, and whether somebody may still be writing it. */
export interface SeenFile {
  name: string;
  bytes: Uint8Array;
  /** Nothing was written for a while. */
  quiet: boolean;
  /** Nothing was written for so long that also a last line without its end is whole. */
  ended: boolean;
}

interface AgentNote {
  file: string;
  header: string[];
  rows: Row[];
}

type AgentAnswer = { kind: 'done' } | { kind: 'refused'; reason: Reason };

export interface AgentParts {
  dataDir: string;
  /** Where the files are, and what is rejected is written. */
  folder: string;
  storeId: string;
  client: Pick<PosClient, 'ask'>;
  clock: Pick<ServerClock, 'now'>;
  encoding: Encoding;
  tell: (zh: string, en: string) => void;
}

const REUSED: Reason = {
  code: 'receipt_reused',
  zh: '这个小票号已发送过，内容不同。请核对小票号。',
  en: 'This receipt was sent with other content. Please check its number.',
};

/** A till's clock that is a little fast makes its receipts wait for their time. What is dated further ahead holds up no others. */
const AHEAD_MS = 3_600_000;

/** So many receipts become durable at once. */
const BATCH = 500;
const FLUSH_EVERY = 100;

/**
 * Sends what old tills write into files. Its cursor is what it has on record of each receipt, and no place in a file: files
 * may be renamed, copied, written again or read again from the start, and every receipt is sent once.
 */
export class Agent {
  readonly #parts: AgentParts;
  readonly #outbox: Outbox<AgentNote, AgentAnswer>;
  readonly #sideFiles: SideFiles;
  readonly settler: Settler<AgentNote, AgentAnswer>;
  #said: Standing['kind'] | undefined;
  #refusedSince = 0;

  constructor(parts: AgentParts) {
    const { dataDir, folder } = parts;
    this.#parts = parts;
    this.#outbox = new Outbox(dataDir);
    this.#sideFiles = new SideFiles(dataDir, folder, (file) => this.#refusedOf(file));
    for (const { letter, answer } of this.#outbox.all()) {
      if (answer?.kind === 'refused') this.#sideFiles.touch(letter.note.file);
    }
    this.#sideFiles.flush();
    this.settler = new Settler({
      outbox: this.#outbox,
      send: (letter) => this.#send(letter),
      answerOf: (_, outcome) =>
        outcome.kind === 'done' ? { kind: 'done' } : { kind: 'refused', reason: outcome.reason },
      onSettled: ({ note: { file }, receipt }, answer) => this.#onSettled(file, receipt, answer),
      onStanding: (standing) => this.#onStanding(standing),
    });
  }

  /** Queues what is new in some files, in the order in which it happened, and keeps what cannot be sent. */
  take(files: readonly SeenFile[]): void {
    const found = files.flatMap((file) => this.#read(file)).sort((a, b) => a.occurredAt - b.occurredAt);
    const fresh = new Map<string, Letter<AgentNote>>();
    for (const { file, header, path, receipt, body, rows } of found) {
      const letter = { path, receipt, content: contentHash(body), body, note: { file, header, rows } };
      const name = `${path}:${receipt}`;
      const before = fresh.get(name) ?? this.#kept(letter);
      if (!before) fresh.set(name, letter);
      else if (before.content !== letter.content) this.#reject(file, { header, rows, reason: REUSED });
    }
    const letters = [...fresh.values()];
    for (let at = 0; at < letters.length; at += BATCH) this.#outbox.add(letters.slice(at, at + BATCH));
    this.#sideFiles.flush();
    if (letters.length === 0) return;
    this.#parts.tell(`读到 ${letters.length} 张新小票。`, `Read ${letters.length} new receipts.`);
    this.settler.wake();
  }

  /** How many receipts wait. */
  waiting(): number {
    return this.#outbox.waiting();
  }

  close(): void {
    this.#sideFiles.flush();
    this.#sideFiles.close();
    this.#outbox.close();
  }

  async #send({ path, body, requestId }: Queued<AgentNote>): Promise<Outcome> {
    const { client, clock } = this.#parts;
    const outcome = await client.ask({ method: 'POST', path, body: { ...body, requestId } });
    if (outcome.kind !== 'busy' || outcome.reason.code !== 'occurred_in_future') return outcome;
    const aheadMs = Number(body['occurredAt']) - clock.now();
    return aheadMs > AHEAD_MS ? { kind: 'refused', reason: outcome.reason } : outcome;
  }

  #read({ name: file, bytes, quiet, ended }: SeenFile): (Receipt & { file: string; header: string[] })[] {
    const { encoding, storeId } = this.#parts;
    // Half a character at the end says nothing about the encoding; a line feed is one in all of them.
    const end = ended ? bytes.length : bytes.lastIndexOf(0x0a) + 1;
    const text = decode(bytes.subarray(0, end), encoding);
    const content = readFile(text, storeId, { quiet: quiet && end === bytes.length, ended });
    const { header } = content;
    for (const rejected of content.rejected) this.#reject(file, { header, ...rejected });
    return content.receipts.map((receipt) => ({ ...receipt, file, header }));
  }

  /** What stands on record about a receipt, unless it is to be sent (again): put right, or in another file. */
  #kept({ path, receipt, content, note }: Letter<AgentNote>): Letter<AgentNote> | undefined {
    const kept = this.#outbox.latest(path, receipt);
    if (kept?.answer?.kind !== 'refused') return kept?.letter;
    return kept.letter.content === content && kept.letter.note.file === note.file ? kept.letter : undefined;
  }

  #reject(file: string, complaint: Complaint): void {
    if (!this.#sideFiles.reject(file, complaint)) return;
    const { rows, reason } = complaint;
    const line = rows[0]?.line ?? 0;
    this.#parts.tell(`${file} 第 ${line} 行：${reason.zh}`, `${file}, line ${line}: ${reason.en}`);
  }

  #refusedOf(file: string): Complaint[] {
    return this.#outbox
      .all()
      .flatMap(({ letter: { note }, answer }) =>
        note.file === file && answer?.kind === 'refused' ? [{ ...note, reason: answer.reason }] : [],
      );
  }

  #onSettled(file: string, receipt: string, answer: AgentAnswer): void {
    if (answer.kind === 'done') return;
    const { reason } = answer;
    this.#parts.tell(
      `${file} 小票 ${receipt} 被拒：${reason.zh}`,
      `${file}, receipt ${receipt} was refused: ${reason.en}`,
    );
    this.#sideFiles.touch(file);
    this.#refusedSince += 1;
    if (this.#refusedSince % FLUSH_EVERY === 0) this.#sideFiles.flush();
  }

  #onStanding(standing: Standing): void {
    this.#sideFiles.flush();
    if (standing.kind === this.#said && standing.kind !== 'settled') return;
    this.#said = standing.kind;
    const { tell } = this.#parts;
    const [zh, en] = [`${this.waiting()} 张小票待发`, `${this.waiting()} receipts wait`];
    if (standing.kind === 'settled') tell('全部已发送。', 'Everything is sent.');
    else if (standing.kind === 'unreachable')
      tell(
        `连不上服务器（${standing.why}），${zh}，稍后再试。`,
        `The server cannot be reached (${standing.why}); ${en}.`,
      );
    else if (standing.kind !== 'stopped') tell(`${standing.reason.zh}${zh}。`, `${standing.reason.en} ${en}.`);
  }
}
