import type { AdjustmentsActions } from './adjustments';
import type { BooksActions } from './books';
import type { CounterActions } from './counter';
import type { MembersActions } from './members';
import type { PointsActions } from './points';
import type { ReportsActions } from './reports';
import type { RulesActions } from './rules';
import type { StoresActions } from './stores';

/** Every function that a phone may call, with the input and the answer of each of its actions. */
export interface Functions {
  members: MembersActions;
  points: PointsActions;
  counter: CounterActions;
  stores: StoresActions;
  reports: ReportsActions;
  rules: RulesActions;
  adjustments: AdjustmentsActions;
  books: BooksActions;
}
