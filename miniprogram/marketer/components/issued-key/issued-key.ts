import type { IssuedKey } from '@vip-card/core';
import { labels } from '../../../copy/index';
import { marketerCopy } from '../../copy/index';

/** A new key, the one time that it is shown. The event `done` ends it. */
Component({
  properties: {
    /** An `IssuedKey`. */
    issued: { type: Object, value: { deviceId: '', keyId: '', secret: '' } satisfies IssuedKey },
  },

  data: { text: labels(marketerCopy().devices) },

  methods: {
    async copy() {
      const words = marketerCopy().devices;
      await wx.setClipboardData({ data: words.lines(this.data.issued) });
      void wx.showToast({ title: words.copied, icon: 'none' });
    },

    close() {
      this.triggerEvent('done');
    },
  },
});
