import { asyncApi, requireString, requireStringSync, WxFailure } from './async-api';
import type { Device } from './device';

const entryLimitBytes = 1024 * 1024;
const totalLimitKilobytes = 10 * 1024;

/** What one person's phone keeps. Three phones share one browser, so every key carries its owner's openid. */
class PhoneStorage {
  private readonly prefix: string;

  constructor(
    private readonly storage: Storage,
    openid: string,
  ) {
    this.prefix = `wx:${openid}:`;
  }

  get(key: string): unknown {
    const stored = this.storage.getItem(this.prefix + key);
    return stored === null ? undefined : decode(stored);
  }

  has(key: string): boolean {
    return this.storage.getItem(this.prefix + key) !== null;
  }

  set(key: string, value: unknown): void {
    const encoded = encode(value);
    const size = byteLength(encoded);
    if (size > entryLimitBytes) throw new WxFailure('entry size limit reached');
    const before = byteLength(this.storage.getItem(this.prefix + key) ?? '');
    if ((this.bytes() - before + size) / 1024 > totalLimitKilobytes) throw overfull();
    try {
      this.storage.setItem(this.prefix + key, encoded);
    } catch {
      throw overfull(); // the browser's own quota came first
    }
  }

  remove(key: string): void {
    this.storage.removeItem(this.prefix + key);
  }

  clear(): void {
    for (const key of this.keys()) this.remove(key);
  }

  info(): { keys: string[]; currentSize: number; limitSize: number } {
    return { keys: this.keys(), currentSize: Math.ceil(this.bytes() / 1024), limitSize: totalLimitKilobytes };
  }

  private keys(): string[] {
    const all = Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index) ?? '');
    return all.filter((key) => key.startsWith(this.prefix)).map((key) => key.slice(this.prefix.length));
  }

  private bytes(): number {
    return this.keys().reduce((sum, key) => sum + byteLength(this.storage.getItem(this.prefix + key) ?? ''), 0);
  }
}

interface KeyOptions {
  key: string;
}

export function storageApis(device: Device) {
  const kept = new PhoneStorage(device.storage, device.openid);
  return {
    getStorageSync: (key: string) => kept.get(requireStringSync('getStorageSync', key, 'key')) ?? '',
    setStorageSync: (key: string, data: unknown) => {
      const name = requireStringSync('setStorageSync', key, 'key');
      try {
        kept.set(name, data);
      } catch (error) {
        throw new Error(`setStorageSync:fail ${error instanceof WxFailure ? error.reason : String(error)}`);
      }
    },
    removeStorageSync: (key: string) => {
      kept.remove(requireStringSync('removeStorageSync', key, 'key'));
    },
    clearStorageSync: () => {
      kept.clear();
    },
    getStorageInfoSync: () => kept.info(),
    batchGetStorageSync: (keys: string[]) => keys.map((key) => kept.get(key) ?? ''),
    batchSetStorageSync: (entries: { key: string; value: unknown }[]) => {
      for (const { key, value } of entries) kept.set(key, value);
    },
    getStorage: asyncApi('getStorage', ({ key }: KeyOptions) => {
      if (!kept.has(requireString(key, 'key'))) throw new WxFailure('data not found');
      return { data: kept.get(key) };
    }),
    setStorage: asyncApi('setStorage', ({ key, data }: KeyOptions & { data: unknown }) => {
      kept.set(requireString(key, 'key'), data);
      return {};
    }),
    removeStorage: asyncApi('removeStorage', ({ key }: KeyOptions) => {
      kept.remove(requireString(key, 'key'));
      return {};
    }),
    clearStorage: asyncApi('clearStorage', () => {
      kept.clear();
      return {};
    }),
    getStorageInfo: asyncApi('getStorageInfo', () => kept.info()),
  };
}

/** WeChat keeps JSON and, beyond it, dates: {"d": epoch} or {"v": json}; undefined becomes an empty string as there. */
function encode(value: unknown): string {
  return value instanceof Date ? JSON.stringify({ d: value.getTime() }) : JSON.stringify({ v: value ?? '' });
}

function decode(stored: string): unknown {
  const entry = JSON.parse(stored) as { d?: number; v?: unknown };
  return entry.d === undefined ? entry.v : new Date(entry.d);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function overfull(): WxFailure {
  return new WxFailure('exceed storage max size 10Mb');
}
