import { accept, type ChainView } from '@vip-card/core';
import { chain } from './wording';

type Data = Record<string, unknown>;
type Handler = (this: object, ...event: unknown[]) => unknown;

/** A page of headquarters as its author wrote it, before a made-up server and without a screen: its data are what one sees. */
export class HeadquartersPage {
  /** What was asked of the server: `close`, `month`, and so on. */
  readonly sent: { action: string; input: Data }[] = [];
  readonly storage = new Map<string, unknown>();
  private page: Record<string, unknown> & { data: Data } = { data: {} };

  /** @param values what the server answers with to an action; the chain it knows */
  constructor(private readonly values: (action: string, input: Data) => unknown) {
    const register = (page: Record<string, unknown>): void => {
      const data = JSON.parse(JSON.stringify(page['data'])) as Data;
      this.page = { ...page, data, setData: (change: Data) => Object.assign(data, change) };
    };
    Object.assign(globalThis, { Page: register, wx: this.wx() });
  }

  get data(): Data {
    return this.page.data;
  }

  /** Runs a handler to its end, such as that of a tap. */
  async do(handler: string, event?: unknown): Promise<void> {
    await (this.page[handler] as Handler).call(this.page, event);
  }

  private wx() {
    const nothing = (): undefined => undefined;
    return {
      getStorageSync: (key: string): unknown => this.storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => this.storage.set(key, value),
      removeStorageSync: (key: string) => this.storage.delete(key),
      getAppBaseInfo: () => ({ language: 'zh_CN' }),
      getSystemSetting: () => ({}),
      setNavigationBarTitle: nothing,
      showToast: nothing,
      showModal: () => Promise.resolve({ confirm: true }),
      cloud: { callFunction: ({ data }: { data: Data }) => this.call(data) },
    };
  }

  private call({ action, ...input }: Data): Promise<{ result: unknown }> {
    this.sent.push({ action: String(action), input });
    const isChain = action === 'chain';
    return Promise.resolve({
      result: accept(isChain ? (chain satisfies ChainView) : this.values(String(action), input)),
    });
  }
}
