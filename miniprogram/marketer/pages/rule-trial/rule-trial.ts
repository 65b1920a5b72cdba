import { diffRuleSets, isUnchanged, permissions, type RuleVersion } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { categoryNames, keptChain, refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { newRequestId } from '../../../services/request-id';
import { fetchMe } from '../../../services/stores';
import { marketerCopy } from '../../copy/index';
import { dropRuleDraft, keptRuleDraft, type KeptRuleDraft } from '../../rules/kept-draft';
import type { RuleWording } from '../../rules/names';
import { outdatedView, type OutdatedView } from '../../rules/outdated';
import { newestOf } from '../../rules/version-state';
import { fetchHistory, publish, tryOut } from '../../services/rules';
import { firstForm, notBefore, periodOf, publication, type PublishForm } from './publish-form';
import { trialView, type TrialView } from './trial-view';

/** What a draft would have done with the last twelve months; then, for those who may, publishing it. */
Page({
  kept: undefined as KeptRuleDraft | undefined,
  wording: undefined as RuleWording | undefined,
  /** The last version there is: the one before the next. */
  last: 0,

  data: {
    pageStyle: pageStyle(),
    text: { ...labels(marketerCopy().trial), retry: copy().common.retry },
    view: null as TrialView | null,
    /** Where the draft is not of the newest version. */
    outdated: null as OutdatedView | null,
    mayPublish: false,
    /** Whether the draft says what the newest version says already. */
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
    const [report, me, history, fresh] = await Promise.all([
      tryOut(kept.draft),
      fetchMe(),
      fetchHistory(),
      refreshChain(),
    ]);
    const chain = fresh.ok ? fresh.value : keptChain();
    if (!report.ok || !me.ok || !history.ok || !chain) {
      for (const answer of [fresh, history, me, report]) {
        if (!answer.ok) this.setData({ refused: refusalSentence(answer.refusal) });
      }
      return;
    }
    this.wording = { main: copy(), marketer: marketerCopy(), category: categoryNames(chain), chain };
    const may: readonly string[] = permissions.rules.publish;
    this.compare(history.value.versions);
    this.setData({
      view: trialView(report.value, this.wording),
      mayPublish: me.value.kind === 'staff' && may.includes(me.value.staff.role),
      form: this.data.form ?? firstForm(now()),
    });
  },

  /** With the versions that there are: what the draft would undo. Publishing after another one is another request. */
  compare(versions: readonly RuleVersion[]) {
    const { kept, wording } = this;
    if (!kept || !wording) return;
    const newest = newestOf(versions, now())?.ruleSet;
    this.last = Math.max(0, ...versions.map(({ ruleSet }) => ruleSet.version));
    this.setData({
      same: newest !== undefined && isUnchanged(diffRuleSets(newest, kept.draft)),
      outdated: outdatedView(kept.from, versions, now(), wording),
      requestId: newRequestId(),
    });
  },

  /** Somebody published, or withdrew, while this page was open: what that was has to be seen before going on. */
  async compareAgain() {
    const history = await fetchHistory();
    if (!history.ok) return;
    this.compare(history.value.versions);
    if (this.data.outdated) void wx.pageScrollTo({ scrollTop: 0 });
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
    const { form, busy, outdated } = this.data;
    if (!form || busy || !this.kept) return;
    if (form.note.trim() === '') {
      this.setData({ noteMissing: true });
      return;
    }
    const words = marketerCopy().trial;
    const { from, until } = periodOf(form);
    const { confirm } = await wx.showModal({
      title: words.confirmTitle(this.last + 1),
      content: `${outdated?.consequence ?? ''}${words.confirmText(from, until)}`,
      confirmText: words.confirm,
      cancelText: words.cancel,
    });
    if (confirm) await this.send(form);
  },

  async send(form: PublishForm) {
    if (!this.kept) return;
    this.setData({ busy: true, publishRefused: '' });
    const { requestId, outdated } = this.data;
    const of = { kept: this.kept, after: this.last, overrule: outdated !== null, requestId };
    const answer = await publish(publication(form, of));
    this.setData({ busy: false });
    if (answer.ok) {
      dropRuleDraft();
      void wx.showToast({ title: marketerCopy().trial.published, icon: 'none' });
      void wx.redirectTo({ url: '/marketer/pages/rule-history/rule-history' });
      return;
    }
    const { refusal } = answer;
    if (refusal.code === 'rules_version_taken' || refusal.code === 'rules_draft_outdated') await this.compareAgain();
    if (refusal.code === 'effective_too_soon') this.change(notBefore(form, refusal.earliest));
    this.setData({ publishRefused: refusalSentence(refusal) });
  },
});
