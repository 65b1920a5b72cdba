import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { parseRuleSet, type Award, type Bill, type RuleSet } from '@vip-card/core';
import { root } from './files';

const dist = path.join(root, 'dist');
const pos = path.join(dist, 'pos');

const TOPICS = [
  'base',
  'shares',
  'multipliers',
  'hours',
  'order',
  'bonuses',
  'caps',
  'exclusions',
  'milestones',
  'bills',
] as const;

interface Vector {
  says: string;
  ruleSet: Pick<RuleSet, 'version' | 'rules'>;
  bill: Bill;
  award: Award;
}

const vectors = TOPICS.flatMap((topic) => {
  const file = path.join(root, 'cloudfunctions/shared/core/points-rules/vectors', `${topic}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Vector[];
});

type Evaluate = (ruleSet: Vector['ruleSet'], bill: Bill) => Award;
type EngineOf = (ruleSet: Vector['ruleSet']) => (bill: Bill) => Award;

/** Runs a built CommonJS file and answers what `expression` is inside it: the very code that is deployed, and no copy. */
async function inside(file: string, expression: string): Promise<EngineOf> {
  const text = await readFile(file, 'utf8');
  const run = compileFunction(`${text}\n;return ${expression};`, ['module', 'exports', 'require'], { filename: file });
  const module = { exports: {} };
  return (run as (...given: unknown[]) => EngineOf)(module, module.exports, createRequire(file));
}

/** The ES module is loaded by Node itself, in a process of its own: one run answers all vectors. */
function answersOfEsModule(): unknown[] {
  const program = `
    import { compileRuleSet } from ${JSON.stringify(path.join(pos, 'index.mjs'))};
    import { readFileSync } from 'node:fs';
    const vectors = JSON.parse(readFileSync(0, 'utf8'));
    console.log(JSON.stringify(vectors.map(({ ruleSet, bill }) => compileRuleSet(ruleSet)(bill))));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    input: JSON.stringify(vectors),
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as unknown[];
}

describe('the conformance vectors', () => {
  it('are many, each with a sentence of its own, for rules that can be published', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(120);
    expect(new Set(vectors.map(({ says }) => says)).size).toBe(vectors.length);
    for (const { says, ruleSet } of vectors) {
      expect(says).toMatch(/^.{15,}\.$/);
      const whole = { effectiveFrom: 0, expiry: { mode: 'never' }, pendingDays: 0, ...ruleSet };
      expect({ says, ok: parseRuleSet(whole).ok }).toEqual({ says, ok: true });
    }
  });

  const engines: [string, () => Promise<Evaluate>][] = [
    [
      'the cloud’s functions',
      async () => {
        const engineOf = await inside(path.join(dist, 'cloudfunctions/counter/index.js'), 'engineOf');
        return (ruleSet, bill) => engineOf(ruleSet)(bill);
      },
    ],
    [
      'the mini program',
      async () => {
        const file = path.join(dist, 'miniprogram/miniprogram_npm/@vip-card/core/index.js');
        const engineOf = await inside(file, 'module.exports.engineOf');
        return (ruleSet, bill) => engineOf(ruleSet)(bill);
      },
    ],
    [
      'the tills, as CommonJS',
      async () => {
        const compile = await inside(path.join(pos, 'index.cjs'), 'module.exports.compileRuleSet');
        return (ruleSet, bill) => compile(ruleSet)(bill);
      },
    ],
    [
      'the tills, as ES module',
      () => {
        const answers = new Map(vectors.map(({ bill }, index) => [bill, answersOnce()[index]]));
        return Promise.resolve((_, bill) => answers.get(bill) as Award);
      },
    ],
  ];
  let esModule: unknown[] | undefined;
  const answersOnce = (): unknown[] => (esModule ??= answersOfEsModule());

  describe.each(engines)('in what is built for %s', (_, open) => {
    let evaluate: Evaluate;
    beforeAll(async () => {
      evaluate = await open();
    });

    it.each(vectors.map((vector) => [vector.says, vector] as const))('%s', (_says, { ruleSet, bill, award }) => {
      expect(evaluate(ruleSet, bill)).toEqual(award);
    });
  });
});

describe('what a till carries', () => {
  it.each(['index.mjs', 'index.cjs'])('%s imports nothing, reads no clock and makes no code', async (file) => {
    const text = (await readFile(path.join(pos, file), 'utf8')).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(text).not.toMatch(/\brequire\(|\bimport\b|\bDate\b|\beval\b|\bFunction\(|\bdayjs\b|\bvalibot\b/);
  });

  it('brings the vectors along', async () => {
    for (const topic of TOPICS) {
      const carried = JSON.parse(await readFile(path.join(pos, 'vectors', `${topic}.json`), 'utf8')) as Vector[];
      expect(carried.every(({ says }) => vectors.some((vector) => vector.says === says))).toBe(true);
    }
  });

  it('tells a compiler all it needs: a till in strict TypeScript passes, and a wrong one does not', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'till-'));
    try {
      const from = JSON.stringify(pos);
      await writeFile(path.join(folder, 'till.ts'), till(from, "channel: 'store'"));
      expect(complaints(folder, 'till.ts')).toBe('');
      await writeFile(path.join(folder, 'wrong.ts'), till(from, "channel: 'by-phone'"));
      expect(complaints(folder, 'wrong.ts')).toContain("'\"by-phone\"' is not assignable to type 'Channel'");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

/** A till as its maker would write it, all exports in use. */
function till(from: string, channel: string): string {
  return `
import {
  activeFromOf, compileRuleSet, engineOf, expiryOf, pointsFor, redeemable, redeemRuleOf, ruleSetInForce, worthOf,
  type Award, type Bill, type Missed, type RuleSet,
} from ${from};

export function sell(ruleSets: RuleSet[], at: number): { award: Award; missed: Missed[]; until: number | null; from: number } | undefined {
  const rules = ruleSetInForce(ruleSets, at);
  if (!rules) return undefined;
  const bill: Bill = {
    lines: [{ category: 'womenswear', list: 39800, paid: 19900, paidWithPoints: 19900 }],
    at,
    storeId: 'jingan',
    ${channel},
    member: {
      tier: 'gold', birthMonth: null, segments: [], purchases: 9, milestones: [],
      earned: { day: 0, month: 0, year: 0, lifetime: 0 }, spent: { month: 0, year: 0, lifetime: 0 },
    },
  };
  const redeem = redeemRuleOf(rules);
  const most = redeem ? redeemable(redeem, { paid: 39800, points: 500 }).worth : 0;
  if (redeem && pointsFor(redeem, worthOf(redeem, 100)) > most) return undefined;
  const award = compileRuleSet(rules)(bill).total === 0 ? engineOf(rules)(bill) : engineOf(rules)(bill);
  return { award, missed: award.missed, until: expiryOf(rules.expiry, at), from: activeFromOf(rules, at) };
}
`;
}

function complaints(folder: string, file: string): string {
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'preserve'];
  const { stdout } = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/typescript/bin/tsc'), ...options, file],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  return stdout;
}
