import type { Device } from './device';
import { storageApis } from './storage';

/** A browser's storage, in memory. */
class MemoryStorage implements Storage {
  private readonly entries = new Map<string, string>();
  [name: string]: unknown;
  get length(): number {
    return this.entries.size;
  }
  clear(): void {
    this.entries.clear();
  }
  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }
  key(index: number): string | null {
    return [...this.entries.keys()][index] ?? null;
  }
  removeItem(key: string): void {
    this.entries.delete(key);
  }
  setItem(key: string, value: string): void {
    this.entries.set(key, value);
  }
}

function phoneOf(openid: string, storage: Storage): ReturnType<typeof storageApis> {
  return storageApis({ openid, storage } as Device);
}

test('keeps JSON and dates, and answers an empty string for what is not there', () => {
  const phone = phoneOf('o1', new MemoryStorage());
  phone.setStorageSync('card', { no: 80260001, tags: ['a'] });
  phone.setStorageSync('since', new Date(5));
  expect(phone.getStorageSync('card')).toEqual({ no: 80260001, tags: ['a'] });
  expect(phone.getStorageSync('since')).toEqual(new Date(5));
  expect(phone.getStorageSync('none')).toBe('');
});

test('two phones in one browser do not see each other', () => {
  const shared = new MemoryStorage();
  const [one, other] = [phoneOf('o1', shared), phoneOf('o2', shared)];
  one.setStorageSync('draft', 'mine');
  expect(other.getStorageSync('draft')).toBe('');
  other.setStorageSync('draft', 'theirs');
  other.clearStorageSync();
  expect(one.getStorageSync('draft')).toBe('mine');
  expect(one.getStorageInfoSync().keys).toEqual(['draft']);
});

test('refuses an entry beyond 1 MB and a total beyond 10 MB, as WeChat does', async () => {
  const phone = phoneOf('o1', new MemoryStorage());
  const tooLarge = 'x'.repeat(1024 * 1024 + 1);
  await expect(phone.setStorage({ key: 'a', data: tooLarge })).rejects.toEqual({
    errMsg: 'setStorage:fail entry size limit reached',
  });
  const large = 'x'.repeat(1000 * 1024);
  for (let index = 0; index < 10; index += 1) phone.setStorageSync(`key${String(index)}`, large);
  expect(() => {
    phone.setStorageSync('last', large);
  }).toThrow('setStorageSync:fail exceed storage max size 10Mb');
  phone.setStorageSync('key0', large); // the same key again takes no more room
});

test('names the parameter that is wrong', async () => {
  const phone = phoneOf('o1', new MemoryStorage());
  await expect(phone.getStorage({ key: undefined as unknown as string })).rejects.toEqual({
    errMsg: 'getStorage:fail parameter error: parameter.key should be String instead of Undefined;',
  });
  await expect(phone.getStorage({ key: 'none' })).rejects.toEqual({ errMsg: 'getStorage:fail data not found' });
});
