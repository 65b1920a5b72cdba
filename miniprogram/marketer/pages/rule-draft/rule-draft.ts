import type { ChainView, RuleDraft } from '@vip-card/core';
import { copy, labels, refusalSentence } from '../../../copy/index';
import { pageStyle } from '../../../services/appearance';
import { categoryNames, keptChain, refreshChain } from '../../../services/chain';
import { now } from '../../../services/clock';
import { marketerCopy } from '../../copy/index';
import { lifeFields, withChangedRule, withMovedRule, withoutRule, withRule } from '../../rules/draft-edits';
import { exampleFields, firstExample } from '../../rules/example-bill';
import { exampleOfRule } from '../../rules/example-of-rule';
import type { FieldKey } from '../../rules/field';
import { writeField } from '../../rules/field-view';
import { beginRuleDraft, keepRuleDraft, keptRuleDraft } from '../../rules/kept-draft';
import { placesOf, type RuleWording } from '../../rules/names';
import { ruleFields } from '../../rules/rule-fields';
import { newestOf } from '../../rules/version-state';
import { fetchHistory } from '../../services/rules';
import { draftView, stateName, type DraftState, type DraftView } from './draft-view';

type Entered = WechatMiniprogram.CustomEvent<{ key: FieldKey; value: string }>;
type OnRule = WechatMiniprogram.BaseEvent<Record<never, never>, { at: number }>;

/** Writing rules: by forms, with a bill that shows at once what they come to. Nothing here touches the rules in force. */
Page({
  state: undefined as DraftState | undefined,
  chain: undefined as ChainView | undefined,

  data: {
    pageStyle: pageStyle(),
    text: { ...labels(marketerCopy().draft), nothing: marketerCopy().diff.nothing, retry: copy().common.retry },
    view: null as DraftView | null,
    refused: '',
  },

  onLoad() {
    void wx.setNavigationBarTitle({ title: marketerCopy().draft.title });
    void this.load();
  },

  /** On a page further on the draft may have been published, and a colleague's seen. */
  onShow() {
    if (this.state) void this.load();
  },

  async load() {
    const [answer, fresh] = await Promise.all([fetchHistory(), refreshChain()]);
    const chain = fresh.ok ? fresh.value : keptChain();
    if (!answer.ok || !chain) {
      const refusal = !answer.ok ? answer.refusal : !fresh.ok ? fresh.refusal : undefined;
      if (refusal) this.setData({ refused: refusalSentence(refusal) });
      return;
    }
    const { versions } = answer.value;
    const readAt = now();
    const newest = newestOf(versions, readAt);
    const kept = keptRuleDraft();
    const begun = kept ?? (newest && beginRuleDraft(newest.ruleSet));
    if (!begun) {
      this.setData({ refused: refusalSentence({ code: 'no_rules_in_force', at: readAt }) });
      return;
    }
    this.chain = chain;
    const example = firstExample(placesOf(chain), readAt);
    this.state = {
      open: -1,
      example,
      written: example,
      troubles: { rule: {}, life: {}, example: {} },
      // What is being written stays open.
      ...(kept ? this.state : undefined),
      ...begun,
      versions,
      readAt,
    };
    this.show();
  },

  retry() {
    void this.load();
  },

  show() {
    const wording = this.wording();
    if (this.state && wording) this.setData({ refused: '', view: draftView(this.state, wording) });
  },

  wording(): RuleWording | undefined {
    const { chain } = this;
    return chain && { main: copy(), marketer: marketerCopy(), category: categoryNames(chain), chain };
  },

  /** Keeps the draft on the phone with every change. */
  change(change: Partial<DraftState>) {
    if (!this.state) return;
    this.state = { ...this.state, ...change };
    if (change.draft) keepRuleDraft({ from: this.state.from, draft: change.draft });
    this.show();
  },

  edit(draft: RuleDraft, open: number) {
    if (!this.state) return;
    const { written, troubles } = this.state;
    const opened = draft.rules[open];
    const example = opened ? exampleOfRule(written, opened) : written;
    this.change({ draft, open, example, troubles: { ...troubles, rule: {}, example: {} } });
  },

  open({ currentTarget }: OnRule) {
    const { at } = currentTarget.dataset;
    if (this.state) this.edit(this.state.draft, this.state.open === at ? -1 : at);
  },

  changeRule({ detail }: Entered) {
    if (!this.state || !this.chain) return;
    const { draft, open, example, troubles } = this.state;
    const rule = draft.rules[open];
    if (!rule) return;
    const written = writeField(ruleFields(rule, placesOf(this.chain)), troubles.rule, detail);
    // A bill that she wrote to lie outside the rule stays there.
    const isShowing = exampleOfRule(example, rule) === example;
    this.change({
      ...(written.target ? { draft: withChangedRule(draft, open, written.target) } : {}),
      ...(written.target && isShowing ? { example: exampleOfRule(this.state.written, written.target) } : {}),
      troubles: { ...troubles, rule: written.troubles },
    });
  },

  changeLife({ detail }: Entered) {
    if (!this.state) return;
    const { draft, troubles } = this.state;
    const written = writeField(lifeFields(draft), troubles.life, detail);
    this.change({
      ...(written.target ? { draft: written.target } : {}),
      troubles: { ...troubles, life: written.troubles },
    });
  },

  changeExample({ detail }: Entered) {
    if (!this.state || !this.chain) return;
    const { example, troubles } = this.state;
    const written = writeField(exampleFields(example, placesOf(this.chain)), troubles.example, detail);
    this.change({
      ...(written.target ? { example: written.target, written: written.target } : {}),
      troubles: { ...troubles, example: written.troubles },
    });
  },

  add({ detail }: WechatMiniprogram.PickerChange) {
    const kind = this.data.view?.addable[Number(detail.value)]?.kind;
    if (!this.state || !this.chain || !kind) return;
    const draft = withRule(this.state.draft, kind, placesOf(this.chain));
    this.edit(draft, draft.rules.length - 1);
  },

  up() {
    this.move(-1);
  },

  down() {
    this.move(1);
  },

  move(by: 1 | -1) {
    if (!this.state) return;
    const { draft, open } = this.state;
    const moved = withMovedRule(draft, open, by);
    if (moved !== draft) this.edit(moved, open + by);
  },

  remove() {
    if (this.state) this.edit(withoutRule(this.state.draft, this.state.open), -1);
  },

  close() {
    if (this.state) this.edit(this.state.draft, -1);
  },

  async restart() {
    const words = marketerCopy().draft;
    const wording = this.wording();
    const newest = this.state && newestOf(this.state.versions, this.state.readAt);
    if (!this.state || !newest || !wording) return;
    const { version } = newest.ruleSet;
    const { confirm } = await wx.showModal({
      title: words.restart,
      content: words.restartText(version, stateName(this.state, version, wording)),
      confirmText: words.restartConfirm,
      cancelText: words.cancel,
    });
    if (!confirm) return;
    const { draft, from } = beginRuleDraft(newest.ruleSet);
    this.change({
      draft,
      from,
      open: -1,
      example: this.state.written,
      troubles: { ...this.state.troubles, rule: {}, life: {} },
    });
  },

  tryOut() {
    if (this.data.view?.obstacle === '') void wx.navigateTo({ url: '/marketer/pages/rule-trial/rule-trial' });
  },
});
