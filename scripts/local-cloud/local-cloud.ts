import path from 'node:path';
import type { CollectionDeclaration } from '../../cloudfunctions/shared/cloud/collections';
import { openClock } from './clock';
import type { Clock } from './clock';
import { cloudRoutes } from './cloud-routes';
import { sdkEnvironment } from './environment';
import { EventStream } from './events';
import { FunctionRuntime } from './functions/function-runtime';
import { Timers } from './functions/timers';
import { watchFunctions } from './functions/watch-functions';
import { listen } from './http-server';
import { Logs } from './logs';
import { miniProgramPages } from './mini-pages';
import { createDataPlane } from './protocol';
import { StatsCounter } from './stats';
import { FileStore } from './storage/file-store';
import { Store } from './store';
import type { WeChatServer } from './wechat/open-api';
import { PageCodes } from './wechat/page-code';
import { PhoneCodes } from './wechat/phone-codes';
import { SubscribeMessages } from './wechat/subscribe-messages';
import { WeChatState } from './wechat/wechat-state';

export interface LocalCloudOptions {
  dataDir: string;
  /** 0 for any free one. */
  port: number;
  /** Where the bundles lie, `<name>/index.js`; without it there are no functions. */
  functionsDir?: string;
  collections: readonly CollectionDeclaration[];
  /** The built mini program: which pages a message or a code may open. */
  miniprogramDir?: string;
  /** Requests that one function serves at once; an idle instance costs some 60 MB. */
  instancesPerFunction?: number;
  /** Load every function in the background, so that nobody waits for the first call. */
  warm?: boolean;
}

export interface LocalCloud {
  url: string;
  /** Points any CloudBase SDK here. */
  environment: Record<string, string>;
  clock: Clock;
  close(): Promise<void>;
}

const DEFAULT_INSTANCES = 8;
const GRACE_MS = 2_000;

/** Starts a CloudBase environment on this machine: database, functions, timers, storage and WeChat's server side. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { dataDir, port, collections, miniprogramDir, instancesPerFunction = DEFAULT_INSTANCES } = options;
  const functionsDir = options.functionsDir ?? path.join(dataDir, 'no-functions');
  // First of all, because it says whether the folder is ours.
  const store = await Store.open({ dataDir: path.join(dataDir, 'database'), collections });

  const clock = openClock(dataDir);
  const events = new EventStream();
  const logs = new Logs(events, clock.now);
  const stats = new StatsCounter();
  const runtime = new FunctionRuntime({ functionsDir, instancesPerFunction, clock, logs, events, stats });
  const timers = new Timers(runtime, clock);
  const files = new FileStore(path.join(dataDir, 'files'), clock.now);
  const weChatState = new WeChatState(dataDir);
  const wechat = openWeChat(weChatState, clock, events, miniprogramDir);
  const database = createDataPlane({ store, clock });

  const server = await listen(
    port,
    cloudRoutes({ database, runtime, wechat, files, stats, clock, timers, logs, events, store }),
  ).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  runtime.listenAt(server.url);
  files.listenAt(server.url);
  clock.watch(({ now, offset }) => {
    events.send({ type: 'clock', now, offset });
  });
  timers.refresh();
  const stopWatching = watchFunctions(functionsDir, (name) => {
    void runtime.reload(name).finally(() => {
      timers.refresh();
    });
  });

  if (options.warm === true) void runtime.warmUp().catch(() => undefined); // What cannot load says so when it is called.

  return {
    url: server.url,
    environment: sdkEnvironment(server.url),
    clock,
    async close() {
      timers.stop();
      events.close();
      await stopWatching();
      await runtime.quiet(GRACE_MS); // While the data plane still answers what runs.
      await server.close(GRACE_MS);
      await runtime.close();
      weChatState.close();
      await database.close();
    },
  };
}

function openWeChat(
  state: WeChatState,
  clock: Clock,
  events: EventStream,
  miniprogramDir: string | undefined,
): WeChatServer {
  const pages = (): string[] | undefined =>
    miniprogramDir === undefined ? undefined : miniProgramPages(miniprogramDir);
  return {
    phoneCodes: new PhoneCodes(clock.now),
    pageCodes: new PageCodes(pages),
    subscribeMessages: new SubscribeMessages({
      state,
      now: clock.now,
      pages,
      onReceived: (message) => {
        events.send({ type: 'message', message });
      },
    }),
  };
}
