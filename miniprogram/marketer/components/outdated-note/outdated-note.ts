import type { OutdatedView } from '../../rules/outdated';

/** Says that a draft is not of the newest version, what that comes to, and what to do. */
Component({
  properties: {
    view: { type: Object, value: {} as OutdatedView },
  },
});
