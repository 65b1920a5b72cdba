import { diffRuleSets, isUnchanged, permissions, type RuleVersion } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { categoryNames, keptChain, refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { newRequestId } from '../../../services/request-id';
import { fetchMe } from '../../../services/stores';
import { marketerCopy } from '../../copy/index';
import { dropRuleDraft, keptRuleDraft, type KeptRuleDraft } from '../../rules/kept-draft';
import { fetchHistory, fetchRules, publish, tryOut } from '../../services/rules';
import { firstForm, notBefore, periodOf, publication, type PublishForm } from './publish-form';
import { trialView, type TrialView } from './trial-view';

/** What a draft would have done with the last twelve months; then, for those who may, publishing it. */
Page({
  kept: undefined as KeptRuleDraft | undefined,
  /** The newest version there is: the one before the next. */
  newest: 0,

  data: {
    pageStyle: pageStyle(),
    text: { ...labels(marketerCopy().trial), retry: copy().common.retry },
    view: null as TrialView | null,
    mayPublish: false,
    /** Whether the draft says what is in force already. */
    same: false,
    form: null as PublishForm | null,
    noteMissing: false,
    busy: false,
    refused: '',
    publishRefused: '',
    /** Kept until answered: a retry after a lost answer publishes nothing twice. */
    requestId: '',
  },

  onLoad() {
    void wx.setNavigationBarTitle({ title: marketerCopy().trial.title });
    this.kept = keptRuleDraft();
    void this.load();
  },

  async load() {
    const { kept } = this;
    if (!kept) {
      void wx.navigateBack();
      return;
    }
    this.setData({ refused: '' });
    const [report, me, history, current, fresh] = await Promise.all([
      tryOut(kept.draft),
      fetchMe(),
      fetchHistory(),
      fetchRules(),
      refreshChain(),
    ]);
    const chain = fresh.ok ? fresh.value : keptChain();
    if (!report.ok || !me.ok || !history.ok || !current.ok || !chain) {
      for (const answer of [fresh, current, history, me, report]) {
        if (!answer.ok) this.setData({ refused: refusalSentence(answer.refusal) });
      }
      return;
    }
    this.newest = newestOf(history.value.versions);
    const wording = { main: copy(), marketer: marketerCopy(), category: categoryNames(chain), chain };
    const may: readonly string[] = permissions.rules.publish;
    this.setData({
      view: trialView(report.value, wording),
      same: isUnchanged(diffRuleSets(current.value.ruleSet, kept.draft)),
      mayPublish: me.value.kind === 'staff' && may.includes(me.value.staff.role),
      form: this.data.form ?? firstForm(now()),
      requestId: newRequestId(),
    });
  },

  retry() {
    void this.load();
  },

  /** What is asked for changed: it is another request. */
  change(change: Partial<PublishForm>) {
    if (!this.data.form) return;
    const form = { ...this.data.form, ...change };
    this.setData({ form, noteMissing: false, publishRefused: '', requestId: newRequestId() });
  },

  turn({ currentTarget, detail }: WechatMiniprogram.PickerChange) {
    this.change({ [String(currentTarget.dataset['key'])]: String(detail.value) });
  },

  limit() {
    this.change({ limited: !this.data.form?.limited });
  },

  editNote({ detail }: WechatMiniprogram.Input) {
    this.change({ note: detail.value });
  },

  async publish() {
    const { form, busy } = this.data;
    if (!form || busy || !this.kept) return;
    if (form.note.trim() === '') {
      this.setData({ noteMissing: true });
      return;
    }
    const words = marketerCopy().trial;
    const { from, until } = periodOf(form);
    const { confirm } = await wx.showModal({
      title: words.confirmTitle(this.newest + 1),
      content: words.confirmText(from, until),
      confirmText: words.confirm,
      cancelText: words.cancel,
    });
    if (confirm) await this.send(form);
  },

  async send(form: PublishForm) {
    if (!this.kept) return;
    this.setData({ busy: true, publishRefused: '' });
    const answer = await publish(publication(form, this.kept.draft, this.newest, this.data.requestId));
    this.setData({ busy: false });
    if (answer.ok) {
      dropRuleDraft();
      void wx.showToast({ title: marketerCopy().trial.published, icon: 'none' });
      void wx.redirectTo({ url: '/marketer/pages/rule-history/rule-history' });
      return;
    }
    const { refusal } = answer;
    if (refusal.code === 'effective_too_soon') this.change(notBefore(form, refusal.earliest));
    this.setData({ publishRefused: refusalSentence(refusal) });
  },
});

function newestOf(versions: readonly RuleVersion[]): number {
  return Math.max(0, ...versions.map(({ ruleSet }) => ruleSet.version));
}
