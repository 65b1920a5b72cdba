/**
 * The order of the test files: on a machine that has not run them yet jest knows no durations, and would leave a story
 * in the browser to the end, for which all other workers wait. So the kinds whose files take many seconds go first, the
 * larger file before the smaller one; what is left at the end are hundreds of moments.
 */
const { statSync } = require('node:fs');
const path = require('node:path');

const KINDS = [
  /\.browser\.test\.ts$/,
  // With a cloud, or WeChat's compiler, in a process of its own.
  /^cloudfunctions\/(?!shared\/core\/)|^scripts\/(audit|check-mini|local-cloud|pos)\//,
  // Thousands of random sequences.
  /(model|properties|invariants)\.test\.ts$/,
  /\.component\.test\.ts$/,
];

const kindOf = ({ path: file, context }) => {
  const relative = path.relative(context.config.rootDir, file).split(path.sep).join('/');
  const kind = KINDS.findIndex((pattern) => pattern.test(relative));
  return kind < 0 ? KINDS.length : kind;
};

module.exports = class LongestFirst {
  sort(tests) {
    const ranked = tests.map((test) => ({ test, kind: kindOf(test), size: statSync(test.path).size }));
    return ranked.sort((one, other) => one.kind - other.kind || other.size - one.size).map(({ test }) => test);
  }

  /** Nothing is learnt from a run: the order is the same in each. */
  cacheResults() {}
};
