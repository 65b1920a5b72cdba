import * as v from 'valibot';

/**
 * What a person is told of an input that does not fit: the path of the first field that is wrong, and what was expected
 * there. Of a choice of shapes none of which fits, the shape that fits furthest speaks.
 */
export function firstIssue(issue: v.BaseIssue<unknown>): { path: string; expected: string; message: string } {
  const trail = mostTelling(issue);
  const last = trail[trail.length - 1] ?? issue;
  const path = trail.map((each) => v.getDotPath(each)).filter((part) => part !== null);
  return { path: path.join('.'), expected: last.expected ?? last.message, message: last.message };
}

/** Each issue's path begins where the one before it ends. */
function mostTelling(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown>[] {
  const [first, ...others] = issue.issues ?? [];
  if (!first) return [issue];
  const furthest = others.reduce((deepest, each) => (depth(each) > depth(deepest) ? each : deepest), first);
  return [issue, ...mostTelling(furthest)];
}

function depth({ path }: v.BaseIssue<unknown>): number {
  return path?.length ?? 0;
}
