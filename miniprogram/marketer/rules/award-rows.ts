import type { Award } from '@vip-card/core';
import { isRounded } from '../../components/points-line/rounded';
import { row, sum, type BillRow } from '../../components/points-line/bill-rows';
import { signed } from '../../copy/figures';
import type { RuleWording } from './names';

/** An award as a receipt prints it, for `receipt-rows`. */
export interface AwardRows {
  parts: BillRow[][];
  notes: string[];
}

export function awardRows(award: Award, { main, category }: RuleWording): AwardRows {
  return {
    parts: [
      [
        ...award.applied.map(({ because, points }) => row(main.rules.because(because, category), signed(points))),
        ...award.cuts.map((cut) => row(main.rules.cut(cut), signed(0 - cut.cut))),
        sum(main.points.earned, main.figures.points(award.total)),
      ],
    ],
    notes: [
      ...(isRounded(award) ? [main.rules.rounded] : []),
      ...award.excluded.map((each) => main.rules.excluded(each)),
      ...award.missed.map((missed) => main.rules.missed(missed, category)),
    ],
  };
}
