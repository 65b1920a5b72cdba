import { acceptsField } from './message-fields';
import { WeChatError } from './open-api';
import type { WeChatState } from './wechat-state';

/** A subscribe message as the member's WeChat received it. */
export interface ReceivedMessage {
  id: number;
  openid: string;
  templateId: string;
  page: string;
  data: Record<string, string>;
  at: number;
}

/** A template of the account, with the names of its fields (`thing1`, `date2` ...). */
export interface MessageTemplate {
  id: string;
  fields: readonly string[];
}

const OPENID = /^[\w-]{1,128}$/;
const TEMPLATE_ID = /^[\w-]{6,64}$/;

/** WeChat's subscribe messages: grants are given one tap at a time and each pays for one message. */
export class SubscribeMessages {
  readonly #state: WeChatState;
  readonly #now: () => number;
  readonly #pages: () => readonly string[] | undefined;
  readonly #onReceived: (message: ReceivedMessage) => void;
  readonly #templates = new Map<string, MessageTemplate>();

  constructor(options: {
    state: WeChatState;
    now: () => number;
    /** The mini program's pages, or undefined when it has not been built. */
    pages: () => readonly string[] | undefined;
    onReceived: (message: ReceivedMessage) => void;
  }) {
    this.#state = options.state;
    this.#now = options.now;
    this.#pages = options.pages;
    this.#onReceived = options.onReceived;
  }

  /** Once one template is declared, only declared ones can be sent, with exactly their fields. */
  declareTemplate(template: MessageTemplate): void {
    this.#templates.set(template.id, template);
  }

  /** The person tapped "allow" in wx.requestSubscribeMessage. @returns how many messages may be sent now. */
  grant(openid: string, templateId: string, count: number): number {
    return this.#state.changeGrants(openid, templateId, count);
  }

  grants(openid: string, templateId: string): number {
    return this.#state.changeGrants(openid, templateId, 0);
  }

  received(openid?: string): ReceivedMessage[] {
    return this.#state.messages().filter((message) => openid === undefined || message.openid === openid);
  }

  /** WeChat's subscribeMessage.send, in snake case as it travels; refuses with WeChat's codes. */
  send(parameters: Record<string, unknown>): ReceivedMessage {
    const { touser: openid, template_id: templateId, page = '' } = parameters;
    if (typeof openid !== 'string' || !OPENID.test(openid)) throw new WeChatError(40003, 'invalid openid');
    if (typeof templateId !== 'string' || !this.#knowsTemplate(templateId))
      throw new WeChatError(40037, 'invalid template_id');
    if (typeof page !== 'string' || !this.#knowsPage(page)) throw new WeChatError(41030, 'invalid page');
    const data = this.#fields(templateId, parameters['data']);
    if (this.grants(openid, templateId) <= 0) throw new WeChatError(43101, 'user refuse to accept the msg');
    this.#state.changeGrants(openid, templateId, -1);
    const message = this.#state.addMessage({ openid, templateId, page, data, at: this.#now() });
    this.#onReceived(message);
    return message;
  }

  #knowsTemplate(templateId: string): boolean {
    return this.#templates.size === 0 ? TEMPLATE_ID.test(templateId) : this.#templates.has(templateId);
  }

  /** A message need not open a page. */
  #knowsPage(page: string): boolean {
    const [path = ''] = page.replace(/^\//, '').split('?');
    return page === '' || (this.#pages()?.includes(path) ?? /^[\w\-/]+$/.test(path));
  }

  #fields(templateId: string, data: unknown): Record<string, string> {
    if (!isRecord(data) || Object.keys(data).length === 0)
      throw new WeChatError(47003, 'argument invalid! data is empty');
    const names = this.#templates.get(templateId)?.fields ?? Object.keys(data);
    return Object.fromEntries(names.map((name) => [name, fieldValue(name, data[name])]));
  }
}

function fieldValue(name: string, field: unknown): string {
  const value = isRecord(field) ? field['value'] : undefined;
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !acceptsField(name, text))
    throw new WeChatError(47003, `argument invalid! data.${name}.value invalid`);
  return text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
