import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './build/files';
import { installChromiumIfMissing } from './tooling/chromium';

/** One command whose exit status is the answer. */
interface Check {
  name: string;
  command: string[];
}

const bin = (name: string): string => path.join(root, 'node_modules/.bin', name);
const script = (name: string): string[] => [
  process.execPath,
  '--import',
  'tsx',
  path.join(root, 'scripts', `${name}.ts`),
];

const CHECKS: Check[] = [
  ...['cloudfunctions', 'miniprogram', 'scripts', 'scripts/preview/runtime', 'scripts/preview/shell'].map(
    (project) => ({
      name: `types of ${project}`,
      command: [bin('tsc'), '-p', path.join(root, project)],
    }),
  ),
  {
    name: 'lint',
    command: [
      bin('eslint'),
      '-c',
      'scripts/tooling/eslint.config.mjs',
      '--max-warnings',
      '0',
      'cloudfunctions',
      'miniprogram',
      'scripts',
      'typings',
    ],
  },
  { name: 'format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  {
    name: 'import boundaries',
    command: [
      bin('depcruise'),
      '--config',
      'scripts/tooling/dependency-cruiser.cjs',
      'cloudfunctions',
      'miniprogram',
      'scripts',
    ],
  },
  { name: 'unused code and dependencies', command: [bin('knip'), '--config', 'scripts/tooling/knip.ts'] },
  { name: 'check:mini', command: script('check-mini') },
];

/** At a time: one for each core of the smallest machine that this is meant for. */
const LANES = 2;

/**
 * `npm test`: everything that is checked, one after the other and none skipped; its last line is
 * `Tests: N passed, N failed`. `npm test -- PATTERN` runs only the jest tests whose path matches.
 */
async function main(): Promise<void> {
  const patterns = process.argv.slice(2);
  installChromiumIfMissing();
  const checks = patterns.length === 0 ? await runChecks(CHECKS) : { passed: 0, failed: 0 };
  const tests = await runJest(patterns);
  const [passed, failed] = [checks.passed + tests.passed, checks.failed + tests.failed];
  console.log(`Tests: ${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function runChecks(checks: readonly Check[]): Promise<{ passed: number; failed: number }> {
  const waiting = [...checks];
  const failures: string[] = [];
  const lane = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const started = performance.now();
      const { status, output } = await run(check.command);
      const took = `${((performance.now() - started) / 1000).toFixed(1)} s`;
      console.log(status === 0 ? `ok    ${check.name} (${took})` : `FAIL  ${check.name} (${took})\n${output}`);
      if (status !== 0) failures.push(check.name);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { passed: checks.length - failures.length, failed: failures.length };
}

function run([command = '', ...args]: string[]): Promise<{ status: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ status: code ?? 1, output: output.join('') });
    });
  });
}

/** Jest's own reporter speaks; its JSON is only counted. A suite that could not be loaded counts as a failure. */
async function runJest(patterns: readonly string[]): Promise<{ passed: number; failed: number }> {
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
