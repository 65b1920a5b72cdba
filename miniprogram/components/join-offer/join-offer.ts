import { copy, labels, refusalSentence } from '../../copy/index';
import { keepCard } from '../../services/card';
import { keptChain, refreshChain } from '../../services/chain';
import { join } from '../../services/members';
import { newRequestId } from '../../services/request-id';

/** One intention of joining: kept until it is answered, so that a second tap after a lost answer makes no second card. */
let requestId = newRequestId();

/**
 * What a member gets, before what we ask: a specimen of the card, the benefits, then consent, never ticked beforehand,
 * and one tap. Events: `joined`, and `later` for who would rather look around.
 */
Component({
  data: {
    words: labels(copy().join),
    tierName: copy().tiers.linen,
    agreed: false,
    joining: false,
    refusal: '',
  },
  lifetimes: {
    attached() {
      if (!keptChain()) void refreshChain();
    },
  },
  methods: {
    onAgree() {
      this.setData({ agreed: !this.data.agreed, refusal: '' });
    },
    onTerms() {
      read(this.data.words.terms, this.data.words.termsText);
    },
    onPrivacy() {
      read(this.data.words.privacy, this.data.words.privacyText);
    },
    onLater() {
      this.triggerEvent('later');
    },
    onJoin() {
      if (!this.data.agreed) this.setData({ refusal: this.data.words.consentFirst });
      else if (!this.data.joining) void this.join();
    },
    async join() {
      this.setData({ joining: true, refusal: '' });
      const answer = await askToJoin();
      this.setData({ joining: false });
      if (answer.ok) {
        keepCard(answer.value);
        requestId = newRequestId();
        this.triggerEvent('joined');
        return;
      }
      // The texts have changed since they were read: they have to be read again.
      const stale = answer.refusal.code === 'consent_required';
      if (stale) await refreshChain();
      this.setData({ refusal: refusalSentence(answer.refusal), agreed: !stale && this.data.agreed });
    },
  },
});

async function askToJoin(): ReturnType<typeof join> {
  const kept = keptChain();
  const chain = kept ? ({ ok: true, value: kept } as const) : await refreshChain();
  if (!chain.ok) return chain;
  return join({ requestId, consentVersion: chain.value.consentVersion });
}

function read(title: string, content: string): void {
  void wx.showModal({ title, content, showCancel: false, confirmText: copy().common.close });
}
