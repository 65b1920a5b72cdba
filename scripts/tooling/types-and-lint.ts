import { ESLint } from 'eslint';
import path from 'node:path';
import ts from 'typescript';
import { root } from '../build/files';
import { PROJECTS, typesOf } from './projects';

/** The root's own project is typings/ alone: a part of every other project, and linted by itself. */
const TYPINGS = '.';
const sources = new Map<string, ts.SourceFile | undefined>();

/**
 * What `tsc -p` says of each project, then what ESLint says of all: in one process, because rules that ask for types
 * need the same programs, parsed and checked. Tells `npm test` of each check as soon as it is done.
 */
async function main(): Promise<void> {
  const programs = [...PROJECTS, TYPINGS].map((project) => ({ project, program: programOf(project) }));
  for (const { project, program } of programs)
    if (project !== TYPINGS) await tellOf(typesOf(project), () => typeErrors(program));
  await tellOf('lint', () => lint(programs));
}

async function tellOf(name: string, check: () => string | Promise<string>): Promise<void> {
  const started = performance.now();
  const failure = await check();
  process.send?.({ name, failure, ms: performance.now() - started });
  if (failure !== '') process.exitCode = 1;
}

/** The program that `tsc -p` would make; what several projects include is read and parsed once. */
function programOf(project: string): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(path.join(root, project, 'tsconfig.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Error(written([diagnostic]));
    },
  });
  if (!config) throw new Error(`${project} has no tsconfig.json`);
  const { fileNames: rootNames, options, errors: configFileParsingDiagnostics } = config;
  const host = ts.createCompilerHost(options, true);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, how, ...rest) => {
    // Projects differ in their libraries and global types only: whatever tells one parsing from another is in the key.
    const key = `${file} ${JSON.stringify(how)} ${String(options.target)} ${String(options.module)}`;
    if (!sources.has(key)) sources.set(key, read(file, how, ...rest));
    return sources.get(key);
  };
  return ts.createProgram({ rootNames, options, host, configFileParsingDiagnostics });
}

/** As tsc prints them; empty when there are none. */
function typeErrors(program: ts.Program): string {
  return written(ts.getPreEmitDiagnostics(program));
}

function written(diagnostics: readonly ts.Diagnostic[]): string {
  return ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(diagnostics), {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  });
}

/** As ESLint prints them, warnings too; empty when there are none. */
async function lint(programs: readonly { project: string; program: ts.Program }[]): Promise<string> {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: path.join(root, 'scripts/tooling/eslint.config.mjs'),
    overrideConfig: programs.map(({ project, program }) => ({
      files: [project === TYPINGS ? 'typings/**/*.ts' : `${project}/**/*.ts`],
      languageOptions: { parserOptions: { projectService: false, programs: [program] } },
    })),
  });
  const results = await eslint.lintFiles(['cloudfunctions', 'miniprogram', 'scripts', 'typings']);
  if (results.every(({ errorCount, warningCount }) => errorCount + warningCount === 0)) return '';
  return (await eslint.loadFormatter('stylish')).format(results);
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
