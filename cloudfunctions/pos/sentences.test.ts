import type { PosRefusal, RefusalCode } from './refusals';
import { isRefusalOfTheApi, said, sentences } from './sentences';

/** Every fact that any refusal has. */
const facts = {
  header: 'X-Nonce',
  timestamp: 1_800_000_000_000,
  toleratedMs: 300_000,
  revokedAt: 1_800_000_000_000,
  storeId: 'jingan',
  deviceStoreId: 'tianhe',
  method: 'GET',
  path: 'lines.0',
  expected: 'a whole number',
  requestId: 'r-1',
  retryAt: 1_800_000_000_000,
  earliest: 1_800_000_000_000,
  receipt: 'R-1',
  at: 1_800_000_000_000,
  now: 1_800_000_000_000,
  expiredAt: 1_800_000_000_000,
  occurredAt: 1_800_000_000_000,
  minimum: 0,
  maximum: 1_000_000_000,
  line: 3,
  lines: 2,
  left: 1,
  available: 5,
  asked: 10,
  maximumPoints: 300,
  maximumWorth: 305,
};

describe('a refusal', () => {
  it.each(Object.keys(sentences) as RefusalCode[])('%s is said in both languages, with its facts', (code) => {
    const { status, sentences: told } = said({ code, ...facts } as unknown as PosRefusal);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(told.en).toMatch(/^[A-Z\d][^\u4e00-\u9fff]+[.]$/);
    expect(told.zh).toMatch(/[\u4e00-\u9fff].*。$/);
    // Chinese has its own marks, and every fact is there.
    expect(told.zh).not.toMatch(/[\u4e00-\u9fff][,;:?!]/);
    expect(told.en + told.zh).not.toMatch(/undefined|NaN|Invalid/);
  });

  it('tells money in yuan and times by the clocks of the stores', () => {
    const above = said({ code: 'redeeming_above_cap', ...facts } as unknown as PosRefusal);
    expect(above.sentences.en).toBe('At most 300 points (3.05 yuan) can pay on this bill.');
    const revoked = said({ code: 'key_revoked', ...facts } as unknown as PosRefusal);
    expect(revoked.sentences.zh).toBe('收银机的密钥已于 2027-01-15 16:00 停用。请填写新的密钥。');
  });

  it('of an input names what is missing, and what was expected in the words of the language', () => {
    const wrong = (path: string, expected: string) => said({ code: 'invalid_input', path, expected }).sentences;
    expect(wrong('lines.0.paid', '"paid"')).toEqual({
      en: 'lines.0.paid is missing. Please add it.',
      zh: '缺少 lines.0.paid，请补上。',
    });
    expect(wrong('lines.0.paid', 'number').zh).toBe('lines.0.paid 缺失或有误，应为数字。');
    expect(wrong('', 'JSON').zh).toBe('请求 缺失或有误，应为 JSON。');
  });

  it('is one of the API’s, or a fault', () => {
    expect(isRefusalOfTheApi({ code: 'busy' })).toBe(true);
    expect(isRefusalOfTheApi({ code: 'not_staff' })).toBe(false);
    expect(isRefusalOfTheApi({ code: 'toString' })).toBe(false);
  });
});
