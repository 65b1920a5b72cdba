import type { LineView } from './receipt';

/** What a line is before it is given one. */
export const emptyLine: LineView = {
  id: '',
  cause: '',
  when: '',
  points: '',
  earned: false,
  tag: '',
  aria: '',
  parts: [],
  notes: [],
  version: '',
};
