import type { DryRunReport } from '@vip-card/core';
import { signed } from '../../../copy/figures';
import type { RuleWording } from '../../rules/names';

/** One line of a comparison: how many, and a bar for it. */
interface Line {
  label: string;
  value: string;
  /** Per cent of the longest. */
  width: number;
}

export interface TrialView {
  window: string;
  sampled: string;
  cost: { label: string; points: string; worth: string; compared: string; given: string };
  effects: { label: string; value: string; note: string }[];
  spread: Line[];
  tiers: { label: string; points: string; note: string }[];
  stores: { label: string; points: string; note: string }[];
  notes: string[];
  empty: boolean;
}

/** What a dry run found, in the order in which one asks: what does it cost, whom does it touch, how much, where. */
export function trialView({ standing, result, oneIn, joining }: DryRunReport, wording: RuleWording): TrialView {
  const { trial: words } = wording.marketer;
  const { main, chain } = wording;
  const difference = result.draft - result.standing;
  const most = Math.max(...result.spread.map(({ members }) => members), 1);
  return {
    window: words.window(result.since, result.bills, result.members),
    sampled: oneIn > 1 ? words.sampled(oneIn) : '',
    cost: {
      label: difference > 0 ? words.cost : difference < 0 ? words.saving : words.same,
      points: signed(difference),
      worth: result.worth === null || difference === 0 ? '' : words.worth(result.worth),
      compared: words.compared(standing, result.standing, result.draft),
      given: words.given(result.given),
    },
    effects: [
      { label: words.winners, ...result.winners },
      { label: words.losers, ...result.losers },
    ]
      .map(({ label, members, points }) => ({
        label,
        value: words.people(members),
        note: points === 0 ? '' : words.sum(label === words.winners ? points : 0 - points),
      }))
      .concat({ label: words.unchanged, value: words.people(result.unchanged), note: '' }),
    spread: result.spread.map(({ from, to, members }) => ({
      label: words.step(from, to),
      value: words.people(members),
      width: Math.round((members * 100) / most),
    })),
    tiers: result.tiers.map(({ tier, standing: now, draft, winners, losers, unchanged }) => ({
      label: main.tiers[tier],
      points: words.difference(draft - now),
      note: words.people(winners.members + losers.members + unchanged),
    })),
    stores: result.stores.map(({ storeId, standing: now, draft }) => ({
      label: chain.stores.find((store) => store.storeId === storeId)?.name ?? storeId,
      points: words.difference(draft - now),
      note: words.fromTo(now, draft),
    })),
    notes: [
      words.method(standing),
      words.leftOut(result.leftOut.voided, result.leftOut.returned),
      ...(joining.standing > 0 || joining.draft > 0 ? [words.joining(joining.members, standing, joining)] : []),
    ],
    empty: result.bills === 0,
  };
}
