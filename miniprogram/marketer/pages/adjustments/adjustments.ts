import { accept, permissions, type AdjustmentView, type Role, type StaffView } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { keptChain, refreshChain } from '../../../services/chain';
import { newRequestId } from '../../../services/request-id';
import { fetchMe } from '../../../services/stores';
import { marketerCopy } from '../../copy/index';
import { decide, fetchDecided, fetchPending } from '../../services/books';
import { CsvExport, readAll } from '../../services/csv-export';
import { entityNames } from '../../services/entities';
import { adjustmentRow, adjustmentsCsv, type AdjustmentRow } from './adjustments-view';

const mayCall = (roles: readonly Role[], { role }: StaffView): boolean => roles.includes(role);

/** Points given or taken by hand: to propose, to decide on what colleagues proposed, and what was decided. */
Page({
  me: undefined as StaffView | undefined,
  pending: [] as AdjustmentView[],
  decided: [] as AdjustmentView[],
  /** Kept until answered: a retry after a lost answer decides nothing twice. */
  deciding: { what: '', requestId: '' },
  exporting: undefined as CsvExport | undefined,
  names: entityNames(undefined),

  data: {
    pageStyle: pageStyle(),
    text: { ...labels(marketerCopy().adjustments), retry: copy().common.retry },
    may: { propose: false, decide: false },
    making: false,
    /** For whom waits what was just sent. */
    waits: '',
    pending: null as AdjustmentRow[] | null,
    decided: null as AdjustmentRow[] | null,
    more: '',
    download: marketerCopy().handOut.export,
    busy: false,
    refused: '',
  },

  onUnload() {
    this.exporting?.reset();
  },

  onLoad() {
    this.exporting = new CsvExport({
      name: marketerCopy().adjustments.fileName,
      label: (download) => this.setData({ download }),
      refuse: (refusal) => this.setData({ refused: refusalSentence(refusal) }),
      read: async (tell) => {
        const [pending, decided] = await Promise.all([
          fetchPending(),
          readAll(fetchDecided, ({ adjustments }) => adjustments, tell),
        ]);
        if (!pending.ok) return pending;
        if (!decided.ok) return decided;
        return accept(adjustmentsCsv([...pending.value.adjustments, ...decided.value], marketerCopy(), this.names));
      },
    });
    void wx.setNavigationBarTitle({ title: marketerCopy().adjustments.title });
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },

  async load() {
    this.exporting?.reset();
    const [me, pending, decided, fresh] = await Promise.all([
      fetchMe(),
      fetchPending(),
      fetchDecided({}),
      refreshChain(),
    ]);
    if (!me.ok || !pending.ok || !decided.ok) {
      const [refused] = [me, pending, decided].flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
      if (refused) this.setData({ refused: refusalSentence(refused) });
      return;
    }
    if (me.value.kind === 'guest') {
      void wx.redirectTo({ url: '/clerk/pages/sign-in/sign-in' });
      return;
    }
    this.names = entityNames(fresh.ok ? fresh.value : keptChain());
    this.me = me.value.staff;
    this.pending = pending.value.adjustments;
    this.decided = decided.value.adjustments;
    const { propose, decide: deciding } = permissions.adjustments;
    const may = { propose: mayCall(propose, this.me), decide: mayCall(deciding, this.me) };
    this.setData({ refused: '', may, more: decided.value.next ?? '' });
    this.show();
  },

  show() {
    const words = { words: marketerCopy().adjustments, roles: copy().roles, entity: this.names };
    const rows = (of: readonly AdjustmentView[]) =>
      of.map((each) => adjustmentRow(each, this.me?.staffId ?? '', words));
    this.setData({ pending: rows(this.pending), decided: rows(this.decided) });
  },

  retry() {
    void this.load();
  },

  make() {
    this.setData({ making: true, waits: '' });
  },

  made({ detail }: WechatMiniprogram.CustomEvent<{ waits?: string }>) {
    this.setData({ making: false, waits: detail.waits ?? '' });
    void this.load();
  },

  async readMore() {
    const { more } = this.data;
    const answer = await fetchDecided({ before: more });
    // Two taps ask for the same page: it is taken once.
    if (more !== this.data.more) return;
    if (!answer.ok) {
      this.setData({ refused: refusalSentence(answer.refusal) });
      return;
    }
    this.decided = [...this.decided, ...answer.value.adjustments];
    this.setData({ refused: '', more: answer.value.next ?? '' });
    this.show();
  },

  approve({ currentTarget }: WechatMiniprogram.BaseEvent<Record<never, never>, { id: string }>) {
    void this.decide(currentTarget.dataset.id, true);
  },

  decline({ currentTarget }: WechatMiniprogram.BaseEvent<Record<never, never>, { id: string }>) {
    void this.decide(currentTarget.dataset.id, false);
  },

  async decide(adjustmentId: string, approve: boolean) {
    const row = this.data.pending?.find(({ id }) => id === adjustmentId);
    if (!row || this.data.busy) return;
    const words = marketerCopy().adjustments;
    const { confirm } = await wx.showModal({
      title: approve ? words.approveTitle(row.points) : words.declineTitle,
      content: approve ? words.approveText(row.member, row.entity) : words.declineText,
      confirmText: words.yes,
      cancelText: words.no,
    });
    if (!confirm) return;
    const what = `${adjustmentId}:${String(approve)}`;
    if (this.deciding.what !== what) this.deciding = { what, requestId: newRequestId() };
    this.setData({ busy: true });
    const answer = await decide({ requestId: this.deciding.requestId, adjustmentId, approve });
    this.setData({ busy: false });
    if (answer.ok) void wx.showToast({ title: approve ? words.approved : words.declined, icon: 'none' });
    await this.load();
    if (!answer.ok) this.setData({ refused: refusalSentence(answer.refusal) });
  },

  download() {
    void this.exporting?.tap();
  },
});
