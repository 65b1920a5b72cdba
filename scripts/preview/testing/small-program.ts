import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The `wx` of each phone lies on its window, so that a test can call what no button calls. */
const app = `
globalThis.wx = wx;
App({ onShow: (options) => { globalThis.entered = options; }, onError: (error) => { globalThis.lastError = error; } });
`;

const card = {
  js: `
Page({
  data: { out: '', clock: '' },
  onLoad(query) { this.setData({ out: 'loaded ' + JSON.stringify(query) }); },
  tell(outcome) { this.setData({ out: JSON.stringify(outcome) }); },
  subscribe() { const tell = (outcome) => this.tell(outcome); wx.requestSubscribeMessage({ tmplIds: ['points-earned', 'tier-risen'], success: tell, fail: tell }); },
  scan() { const tell = (outcome) => this.tell(outcome); wx.scanCode({ success: tell, fail: tell }); },
  phone(event) { this.tell(event.detail); },
  time() { this.tell({ time: new Date().toISOString(), now: Date.now() }); },
  codes() { wx.navigateTo({ url: '/pages/codes/codes' }); },
  crash() { throw new Error('the button is broken'); },
});`,
  wxml: `
<view id="out">{{out}}</view>
<button id="subscribe" bindtap="subscribe">subscribe</button>
<button id="scan" bindtap="scan">scan</button>
<button id="phone" open-type="getPhoneNumber" bindgetphonenumber="phone">phone</button>
<button id="time" bindtap="time">time</button>
<button id="codes" bindtap="codes">codes</button>
<button id="crash" bindtap="crash">crash</button>`,
  json: '{ "navigationBarTitleText": "Home" }',
};

/** Draws a QR code and a bar code on canvases; a third one is covered, a fourth hidden: no camera could see those. */
function codesPage(qr: boolean[][], bars: number[]): Record<'js' | 'wxml' | 'json', string> {
  return {
    js: `
const qr = ${JSON.stringify(qr)};
const bars = ${JSON.stringify(bars)};
Page({
  onReady() {
    for (const id of ['#qr', '#covered', '#hidden']) this.draw(id, (paint) => qr.forEach((row, y) => row.forEach((dark, x) => dark && paint.fillRect(20 + x * 6, 20 + y * 6, 6, 6))));
    this.draw('#bars', (paint) => { let x = 20; bars.forEach((width, index) => { if (index % 2 === 0) paint.fillRect(x, 10, width * 2, 60); x += width * 2; }); });
  },
  draw(id, paintCode) {
    this.createSelectorQuery().select(id).fields({ node: true, size: true }).exec(([found]) => {
      const canvas = found.node;
      canvas.width = 400; canvas.height = id === '#bars' ? 80 : 220;
      const paint = canvas.getContext('2d');
      paint.fillStyle = '#fff'; paint.fillRect(0, 0, canvas.width, canvas.height); paint.fillStyle = '#000';
      paintCode(paint);
    });
  },
});`,
    wxml: `
<canvas id="qr" type="2d" style="width: 200px; height: 110px"></canvas>
<canvas id="bars" type="2d" style="width: 200px; height: 40px"></canvas>
<view style="position: relative"><canvas id="covered" type="2d" style="width: 200px; height: 110px"></canvas>
<view style="position: absolute; inset: 0; background: #fff">covered</view></view>
<canvas id="hidden" type="2d" style="width: 200px; height: 110px; visibility: hidden"></canvas>`,
    json: '{ "navigationBarTitleText": "Codes" }',
  };
}

/** Writes a mini program with a page that asks everything of WeChat and a page that shows codes. @returns its folder */
export async function writeSmallProgram(codes: { qr: boolean[][]; bars: number[] }): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vip-card-small-program-'));
  const miniprogram = path.join(folder, 'miniprogram');
  const config = {
    pages: ['pages/card/card', 'pages/codes/codes'],
    window: { navigationBarBackgroundColor: '#faf8f5', navigationBarTextStyle: 'black' },
    darkmode: true,
  };
  await write(miniprogram, 'app.json', JSON.stringify(config));
  await write(miniprogram, 'app.js', app);
  for (const [type, text] of Object.entries(card)) await write(miniprogram, `pages/card/card.${type}`, text);
  for (const [type, text] of Object.entries(codesPage(codes.qr, codes.bars))) {
    await write(miniprogram, `pages/codes/codes.${type}`, text);
  }
  return miniprogram;
}

/** Replaces one file, as a rebuild would. */
export async function write(folder: string, name: string, text: string): Promise<void> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
