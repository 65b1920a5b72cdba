import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './build/files';
import { installChromiumIfMissing } from './tooling/chromium';
import { PROJECTS, typesOf } from './tooling/projects';

/** One command. Its exit status is the answer, or it tells of several checks by messages. */
interface Check {
  names: string[];
  command: string[];
}

/** What a command of several checks says of one; without a failure it is empty. */
interface Told {
  name: string;
  failure: string;
  ms: number;
}

interface Count {
  passed: number;
  failed: number;
}

const bin = (name: string): string => path.join(root, 'node_modules/.bin', name);
const script = (name: string): string[] => [
  process.execPath,
  '--import',
  'tsx',
  path.join(root, 'scripts', `${name}.ts`),
];

/** The longest first; check:mini builds the mini program, and is over before the tests do. */
const CHECKS: Check[] = [
  { names: [...PROJECTS.map(typesOf), 'lint'], command: script('tooling/types-and-lint') },
  { names: ['check:mini'], command: script('check-mini') },
  { names: ['format'], command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  {
    names: ['import boundaries'],
    command: [
      bin('depcruise'),
      '--config',
      'scripts/tooling/dependency-cruiser.cjs',
      'cloudfunctions',
      'miniprogram',
      'scripts',
    ],
  },
  { names: ['unused code and dependencies'], command: [bin('knip'), '--config', 'scripts/tooling/knip.ts'] },
];

/** At a time: one for each core of the smallest machine that this is meant for. */
const LANES = 2;

/**
 * `npm test`: everything that is checked and none skipped; its last line is `Tests: N passed, N failed`.
 * `npm test -- PATTERN` runs only the jest tests whose path matches.
 */
async function main(): Promise<void> {
  const patterns = process.argv.slice(2);
  installChromiumIfMissing();
  const checks = patterns.length === 0 ? CHECKS : [];
  // The tests begin when a lane is free of checks: the longest check goes on beside them.
  const { passed, failed } = await inLanes([...checks.map((check) => () => runCheck(check)), () => runJest(patterns)]);
  console.log(`Tests: ${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function inLanes(tasks: readonly (() => Promise<Count>)[]): Promise<Count> {
  const waiting = [...tasks];
  const sum = { passed: 0, failed: 0 };
  const lane = async (): Promise<void> => {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      const { passed, failed } = await task();
      sum.passed += passed;
      sum.failed += failed;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return sum;
}

/** Says how each of its checks went. */
async function runCheck({ names, command }: Check): Promise<Count> {
  const started = performance.now();
  const untold = new Set(names);
  const count = { passed: 0, failed: 0 };
  const tell = (name: string, ms: number, failure: string | undefined): void => {
    untold.delete(name);
    count[failure === undefined ? 'passed' : 'failed'] += 1;
    const took = `${(ms / 1000).toFixed(1)} s`;
    console.log(failure === undefined ? `ok    ${name} (${took})` : `FAIL  ${name} (${took})\n${failure}`);
  };
  const { status, output } = await run(command, ({ name, failure, ms }) =>
    tell(name, ms, failure === '' ? undefined : failure),
  );
  // One of several that was not told of did not run, whatever the status.
  const passed = status === 0 && names.length === 1;
  for (const name of untold) tell(name, performance.now() - started, passed ? undefined : output);
  return count;
}

function run(
  [command = '', ...args]: string[],
  onTold: (told: Told) => void,
): Promise<{ status: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    child.on('message', (told) => onTold(told as Told));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ status: code ?? 1, output: output.join('') });
    });
  });
}

/** Jest's own reporter speaks; its JSON is only counted. A suite that could not be loaded counts as a failure. */
async function runJest(patterns: readonly string[]): Promise<Count> {
  const result = path.join(root, '.cache/jest-result.json');
  mkdirSync(path.dirname(result), { recursive: true });
  rmSync(result, { force: true });
  const args = [
    '-c',
    'scripts/tooling/jest.config.cjs',
    '--maxWorkers',
    String(LANES),
    '--json',
    '--outputFile',
    result,
    ...patterns,
  ];
  const status = await new Promise<number>((resolve, reject) => {
    const child = spawn(bin('jest'), args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(result, 'utf8'),
  ) as Record<
    'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests' | 'numRuntimeErrorTestSuites',
    number
  >;
  // None is skipped: a test that did not run is a failure.
  const failed = numFailedTests + numPendingTests + numTodoTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: status !== 0 && failed === 0 ? 1 : failed };
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('Tests: 0 passed, 1 failed');
  process.exitCode = 1;
});
