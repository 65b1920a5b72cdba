import { codeStep, CODE_STEP_MS, memberCode, spacedCode, type MemberNo } from '@vip-card/core';

import { brand } from '../../brand';
import { copy, labels } from '../../copy/index';
import { now } from '../../services/clock';
import { qrSize } from './qr-size';

/** The running clock of each panel that is on a screen. */
const clocks = new WeakMap<object, ReturnType<typeof setInterval>>();

/** The card turned: the code of this half minute as QR and Code 128, made on the phone, with no network needed. */
Component({
  properties: {
    memberNo: { type: Number, value: 0 },
    secret: { type: String, value: '' },
    tier: { type: String, value: 'linen' },
    tierName: { type: String, value: '' },
    name: { type: String, value: '' },
  },
  data: {
    words: labels(copy().card),
    ink: brand.codeInk,
    paper: brand.codePaper,
    size: 0,
    stepSeconds: CODE_STEP_MS / 1000,
    seconds: 0,
    code: '',
    spoken: '',
    parts: [] as string[],
  },
  lifetimes: {
    attached() {
      this.setData({ size: qrSize(wx.getWindowInfo().windowWidth) });
      this.start();
    },
    detached() {
      this.stop();
    },
  },
  pageLifetimes: {
    show() {
      this.start();
    },
    hide() {
      this.stop();
    },
  },
  methods: {
    start() {
      this.stop();
      this.tick();
      const clock = setInterval(() => {
        this.tick();
      }, 500);
      clocks.set(this, clock);
    },
    stop() {
      const clock = clocks.get(this);
      if (clock !== undefined) clearInterval(clock);
      clocks.delete(this);
    },
    /** Sets what changed: the seconds, and every half minute the code. */
    tick() {
      const at = now();
      const seconds = Math.ceil(((codeStep(at) + 1) * CODE_STEP_MS - at) / 1000);
      if (seconds !== this.data.seconds) this.setData({ seconds });
      const code = memberCode(this.data.memberNo as MemberNo, this.data.secret, at);
      if (code === this.data.code) return;
      const spoken = spacedCode(code);
      this.setData({ code, spoken, parts: spoken.split(' ') });
    },
  },
});
