import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ReceivedMessage } from './subscribe-messages';

const KEPT_MESSAGES = 1_000;
const SAVE_AFTER_MS = 100;

interface Saved {
  grants: Record<string, number>;
  messages: ReceivedMessage[];
}

/** What WeChat remembers between runs: who allowed which message, and the messages delivered. */
export class WeChatState {
  readonly #file: string;
  readonly #saved: Saved;
  #saving: NodeJS.Timeout | undefined;

  constructor(dataDir: string) {
    this.#file = path.join(dataDir, 'wechat.json');
    this.#saved = read(this.#file);
  }

  /** @returns the grants after the change. */
  changeGrants(openid: string, templateId: string, by: number): number {
    const key = `${openid} ${templateId}`;
    const count = Math.max(0, (this.#saved.grants[key] ?? 0) + by);
    if (by !== 0) {
      this.#saved.grants[key] = count;
      this.#saveSoon();
    }
    return count;
  }

  addMessage(message: Omit<ReceivedMessage, 'id'>): ReceivedMessage {
    const { messages } = this.#saved;
    const numbered = { ...message, id: (messages.at(-1)?.id ?? 0) + 1 };
    messages.push(numbered);
    if (messages.length > KEPT_MESSAGES) messages.shift();
    this.#saveSoon();
    return numbered;
  }

  messages(): readonly ReceivedMessage[] {
    return this.#saved.messages;
  }

  close(): void {
    if (this.#saving) this.#save();
  }

  #saveSoon(): void {
    this.#saving ??= setTimeout(() => {
      this.#save();
    }, SAVE_AFTER_MS);
  }

  #save(): void {
    clearTimeout(this.#saving);
    this.#saving = undefined;
    mkdirSync(path.dirname(this.#file), { recursive: true });
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#saved));
    renameSync(`${this.#file}.new`, this.#file);
  }
}

function read(file: string): Saved {
  try {
    return { grants: {}, messages: [], ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<Saved>) };
  } catch {
    return { grants: {}, messages: [] };
  }
}
