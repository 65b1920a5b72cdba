import type { ScanSession } from '@vip-card/core';
import { refusalSentence } from '../../copy/index';
import type { AnyRefusal } from '../../services/call';
import { clerkCopy } from '../copy/index';
import { needsScan } from './asking';
import { keepDraft } from './draft-storage';
import type { KeptDraft } from './kept-drafts';
import { scanAgain } from './scan-member';

/** A page on which something is typed for a customer, kept, and sent. */
interface KeptPage {
  data: { session: string; view: object | null; refused: string; ended: boolean };
  setData(change: Partial<KeptPage['data']>): void;
  /** Reads the draft, the customer and what else it needs, and shows them. */
  begin(): Promise<void>;
  /** Goes on with what is shown, after her code was scanned again. */
  renew(session: ScanSession): Promise<void> | void;
}

/** What the pages of returns, exchanges, voids and adjustments do alike. */
export const keptPage = {
  refuse(this: KeptPage, refusal: AnyRefusal) {
    const ended = needsScan(refusal);
    const refused = ended && this.data.view ? clerkCopy().sale.ended : refusalSentence(refusal);
    this.setData({ refused, ended });
  },

  /**
   * Keeps what was typed, across restarts; a phone that cannot says so, for as long as it cannot. Nothing else that was
   * refused is said any more, but that the scan is over: without it nothing goes on.
   */
  keep(this: KeptPage, kept: KeptDraft) {
    const isKept = keepDraft(kept);
    if (this.data.ended) return;
    if (!isKept) keptPage.refuse.call(this, { code: 'phone_full' });
    else if (this.data.refused) this.setData({ refused: '' });
  },

  /** The scan is over: the same customer's code goes on with what was typed. */
  async rescan(this: KeptPage) {
    const scanned = await scanAgain(this.data.session);
    if (scanned.kind === 'refused') this.setData({ refused: scanned.sentence });
    if (scanned.kind !== 'member') return;
    this.setData({ refused: '', ended: false });
    await this.renew(scanned.session);
  },

  retry(this: KeptPage) {
    void this.begin();
  },

  home() {
    void wx.reLaunch({ url: '/clerk/pages/home/home' });
  },
};
