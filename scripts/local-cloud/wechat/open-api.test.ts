import { BinaryBitmap, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library';
import { rm } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { writeFunctions } from '../testing/fixture-functions';
import { startTestCloud } from '../testing/test-cloud';
import type { TestCloud } from '../testing/test-cloud';

/** The same call through WeChat's own SDK, as a function makes it. */
const SENDER = `
const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async ({ api, parameters }) => {
  const [room, name] = api.split('.');
  try { const { errCode, errMsg, buffer, ...rest } = await cloud.openapi[room][name](parameters); return { errCode, bytes: buffer && buffer.toString('base64'), ...rest }; }
  catch (error) { return { errCode: error.errCode, errMsg: error.errMsg }; }
};`;
const openapi = ['subscribeMessage.send', 'phonenumber.getPhoneNumber', 'wxacode.getUnlimited'];
const TEMPLATE = 'tmpl-points-expiring';

let cloud: TestCloud;
let functionsDir: string;

beforeAll(async () => {
  functionsDir = await writeFunctions({
    sender: { source: SENDER, config: { permissions: { openapi } } },
    'not-allowed': SENDER,
  });
  cloud = await startTestCloud({ functionsDir });
});

afterAll(async () => {
  await cloud.stop();
  await rm(functionsDir, { recursive: true });
});

type Answer = Record<string, unknown> & { errCode: number };

function weChat(api: string, parameters: Record<string, unknown>, sender = 'sender'): Promise<Answer> {
  return cloud.call<Answer>(sender, { api, parameters }, { openid: 'anyone' });
}

async function nodeSdk(apiName: string, requestData: Record<string, unknown>): Promise<unknown> {
  const { result } = (await cloud.app.callWxOpenApi({ apiName, requestData })) as unknown as {
    result: unknown;
  };
  return result;
}

function message(openid: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    touser: openid,
    templateId: TEMPLATE,
    page: 'pages/points/points',
    data: { thing1: { value: '到期' }, number2: { value: 120 } },
    ...changes,
  };
}

async function grant(openid: string, count = 1): Promise<void> {
  await cloud.request('POST', '/local/grants', { openid, templateId: TEMPLATE, count });
}

async function received(openid: string): Promise<Record<string, unknown>[]> {
  const { messages } = await cloud.request<{ messages: Record<string, unknown>[] }>(
    'GET',
    `/local/messages?openid=${openid}`,
  );
  return messages;
}

describe('subscribeMessage.send', () => {
  it('delivers one message per grant', async () => {
    await grant('ann', 2);
    expect((await weChat('subscribeMessage.send', message('ann'))).errCode).toBe(0);
    expect((await weChat('subscribeMessage.send', message('ann'))).errCode).toBe(0);
    expect(await weChat('subscribeMessage.send', message('ann'))).toMatchObject({ errCode: 43101 });
    expect(await received('ann')).toMatchObject([
      { openid: 'ann', templateId: TEMPLATE, page: 'pages/points/points', data: { thing1: '到期', number2: '120' } },
      { id: expect.any(Number) as number },
    ]);
  });

  it('takes the same call from node-sdk', async () => {
    await grant('bea');
    const send = { touser: 'bea', template_id: TEMPLATE, data: { thing1: { value: 'x' } } };
    expect(await nodeSdk('openapi.subscribeMessage.send', send)).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(await nodeSdk('/cgi-bin/message/subscribe/send', send)).toMatchObject({ errcode: 43101 });
  });

  it.each([
    [40003, { touser: '' }],
    [40037, { templateId: 'x' }],
    [41030, { page: 'https://example.com' }],
    [47003, { data: { thing1: { value: '一二三四五六七八九十一二三四五六七八九十一' } } }],
    [47003, { data: { thing1: '到期' } }],
    [47003, { data: {} }],
  ])('refuses with %d and keeps the grant: %j', async (errCode, changes) => {
    await grant('cat');
    expect(await weChat('subscribeMessage.send', message('cat', changes))).toMatchObject({ errCode });
    expect((await weChat('subscribeMessage.send', message('cat'))).errCode).toBe(0);
  });

  it('names the field that is wrong', async () => {
    const answer = await weChat(
      'subscribeMessage.send',
      message('cat', { data: { thing1: { value: 'ok' }, date2: { value: 'soon' } } }),
    );
    expect(answer['errMsg']).toContain('argument invalid! data.date2.value invalid');
  });

  it('needs the permission in config.json', async () => {
    expect(await weChat('subscribeMessage.send', message('ann'), 'not-allowed')).toMatchObject({ errCode: -604101 });
    expect(await weChat('customerServiceMessage.send', {})).toMatchObject({ errCode: -604100 });
  });
});

describe('phonenumber.getPhoneNumber', () => {
  async function code(phone: string): Promise<string> {
    return (await cloud.request<{ code: string }>('POST', '/local/phone-codes', { openid: 'ann', phone })).code;
  }

  it('exchanges a code once', async () => {
    const issued = await code('13800138000');
    const phoneInfo = { phoneNumber: '13800138000', purePhoneNumber: '13800138000', countryCode: '86' };
    expect(await weChat('phonenumber.getPhoneNumber', { code: issued })).toMatchObject({ errCode: 0, phoneInfo });
    expect(await weChat('phonenumber.getPhoneNumber', { code: issued })).toMatchObject({ errCode: 40029 });
  });

  it('refuses a code that is unknown, missing or five minutes old', async () => {
    expect(await nodeSdk('phonenumber.getPhoneNumber', { code: 'made-up' })).toMatchObject({ errcode: 40029 });
    expect(await nodeSdk('phonenumber.getPhoneNumber', {})).toMatchObject({ errcode: 40029 });
    const [younger, older] = [await code('13800138001'), await code('13800138002')];
    await cloud.clock.advance(4 * 60_000);
    expect(await nodeSdk('phonenumber.getPhoneNumber', { code: younger })).toMatchObject({ errcode: 0 });
    await cloud.clock.advance(60_000);
    expect(await nodeSdk('phonenumber.getPhoneNumber', { code: older })).toMatchObject({ errcode: 40029 });
  });
});

describe('wxacode.getUnlimited', () => {
  it('draws a code that a scanner reads', async () => {
    const { bytes, contentType } = await weChat('wxacode.getUnlimited', {
      page: 'pages/join/join',
      scene: 's=store-12&i=7',
    });
    expect(contentType).toBe('image/png');
    expect(scan(Buffer.from(String(bytes), 'base64'))).toBe(
      'https://wxacode.local/pages/join/join?scene=s%3Dstore-12%26i%3D7',
    );
  });

  it.each([
    [40169, { page: 'pages/join/join', scene: 'x'.repeat(33) }],
    [40169, { page: 'pages/join/join' }],
    [40169, { page: 'pages/join/join', scene: '门店' }],
    [41030, { page: '/pages/join/join', scene: 'x' }],
    [41030, { page: 'pages/join/join?x=1', scene: 'x' }],
  ])('refuses with %d: %j', async (errCode, parameters) => {
    expect(await weChat('wxacode.getUnlimited', parameters)).toMatchObject({ errCode });
  });
});

/** Reads a one-bit PNG back and decodes the QR code in it. */
function scan(file: Buffer): string {
  const width = file.readUInt32BE(16);
  const at = file.indexOf('IDAT');
  const rows = inflateSync(file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4)));
  const stride = Math.ceil(width / 8) + 1;
  const pixel = (n: number): number => {
    const [x, y] = [n % width, Math.floor(n / width)];
    return (rows.readUInt8(y * stride + 1 + (x >> 3)) >> (7 - (x & 7))) & 1 ? 255 : 0;
  };
  const luminances = Uint8ClampedArray.from({ length: width * width }, (_, n) => pixel(n));
  return new QRCodeReader()
    .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(luminances, width, width))))
    .getText();
}
