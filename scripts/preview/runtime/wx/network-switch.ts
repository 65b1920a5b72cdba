import { Listeners } from './listeners';

export type NetworkMode = 'good' | 'slow' | 'none';

const extraLatencyMs = 2000;
const networkTypes = { good: 'wifi', slow: '2g', none: 'none' } as const;

/** Thrown when the switch stands on "none": in the words of WeChat for Android. */
export class Offline extends Error {
  readonly errno = 600001;
  constructor() {
    super('errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED');
    this.name = 'Offline';
  }
}

/** The phone's network as its switch says. The preview's own traffic (events, files of the mini program) is not under it. */
export class Network {
  readonly changes = new Listeners<NetworkMode>();

  constructor(private current: NetworkMode) {}

  get mode(): NetworkMode {
    return this.current;
  }

  set mode(mode: NetworkMode) {
    if (mode === this.current) return;
    this.current = mode;
    this.changes.emit(mode);
  }

  get type(): 'wifi' | '2g' | 'none' {
    return networkTypes[this.current];
  }

  get connected(): boolean {
    return this.current !== 'none';
  }

  /** Fetches as this phone would: late on a slow network, not at all without one, not even an answer under way. */
  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    this.requireConnection();
    if (this.current === 'slow') await new Promise((resolve) => setTimeout(resolve, extraLatencyMs));
    this.requireConnection();
    const response = await fetch(url, init);
    this.requireConnection();
    return response;
  }

  private requireConnection(): void {
    if (!this.connected) throw new Offline();
  }
}
