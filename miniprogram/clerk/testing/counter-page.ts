import type { Answer } from '../../services/call';

type Data = Record<string, unknown>;
type Handler = (this: OpenPage, ...event: unknown[]) => unknown;
type OpenPage = { data: Data; setData(change: Data): void } & Record<string, unknown>;

/** A call of the server: never answered while it is `lost`. */
export type Server = (action: string, input: Data) => Answer<unknown> | 'lost' | 'unreachable';

/**
 * A phone at the counter that runs real pages before a made-up server. Its storage survives a restart, what the pages hold in
 * memory does not.
 */
export class CounterPhone {
  readonly storage = new Map<string, string>();
  /** What was sent, as `sell`, `refund`, and so on. */
  readonly sent: { action: string; input: Data }[] = [];
  server: Server = () => 'unreachable';
  isFull = false;
  /** How often it was felt that a key could not be taken. */
  refusals = 0;
  /** What the camera reads next. */
  code = '';
  private registered: Record<string, unknown> | undefined;

  constructor() {
    const register = (page: Record<string, unknown>): void => {
      this.registered = page;
    };
    Object.assign(globalThis, { Page: register, wx: this.wx() });
  }

  /** Opens a page as after a start of the mini program: what other pages held in memory is forgotten. */
  async open(name: string, query: Record<string, string>): Promise<CounterPage> {
    jest.resetModules();
    jest.requireActual(`../pages/${name}/${name}`);
    const page = new CounterPage(this.registered ?? {});
    page.do('onLoad', query);
    await page.settled();
    return page;
  }

  private wx() {
    const nothing = (): undefined => undefined;
    return {
      getStorageSync: (key: string): unknown => JSON.parse(this.storage.get(key) ?? '""'),
      setStorageSync: (key: string, value: unknown) => {
        if (this.isFull) throw new Error('setStorageSync:fail exceed storage max size');
        this.storage.set(key, JSON.stringify(value));
      },
      getAppBaseInfo: () => ({ language: 'zh_CN' }),
      getNetworkType: () => Promise.resolve({ networkType: 'wifi' }),
      scanCode: () => Promise.resolve({ result: this.code }),
      setNavigationBarTitle: nothing,
      vibrateShort: nothing,
      vibrateLong: () => {
        this.refusals += 1;
      },
      reLaunch: nothing,
      redirectTo: nothing,
      cloud: { callFunction: ({ data }: { data: Data }) => this.call(data) },
    };
  }

  private async call({ action, ...input }: Data): Promise<{ result: Answer<unknown> }> {
    this.sent.push({ action: String(action), input });
    const answer = this.server(String(action), input);
    if (answer === 'lost') return new Promise(() => undefined);
    if (answer === 'unreachable') throw new Error('request:fail');
    return Promise.resolve({ result: answer });
  }
}

/** A page as its author wrote it, without a screen: its data are what a person would see. */
export class CounterPage {
  private readonly page: OpenPage;

  constructor(registered: Record<string, unknown>) {
    const data = JSON.parse(JSON.stringify(registered['data'])) as Data;
    this.page = { ...registered, data, setData: (change) => Object.assign(data, change) };
  }

  get data(): Data {
    return this.page.data;
  }

  /** Lets something happen to it, such as a tap. */
  do(handler: string, ...event: unknown[]): void {
    void (this.page[handler] as Handler).apply(this.page, event);
  }

  /** Until every answer that is there has been taken in. */
  async settled(): Promise<void> {
    for (let turns = 0; turns < 50; turns += 1) await Promise.resolve();
  }

  /** A tap that asks the server, and its answer. */
  async after(handler: string, ...event: unknown[]): Promise<Data> {
    this.do(handler, ...event);
    await this.settled();
    return this.data;
  }
}
