import { transformSync } from 'esbuild';
import type { Problem } from '../problem';
import type { CompiledModule } from './compiled-app';
import { isFromNpm, npmCandidates, resolvePath, type Source } from './source';

const REQUIRE = /\brequire\(\s*(["'])([^"']+)\1\s*\)/g;
const ES_MODULE = /(?:^|[;}\s])(?:import|export)\s*[\w{*"']/m;

/** Follows `require` from app.js and every component to all modules in use. */
export function collectModules(
  source: Source,
  entries: readonly string[],
  problems: Problem[],
): Record<string, CompiledModule> {
  const modules: Record<string, CompiledModule> = {};
  const queue = entries.filter((entry) => source.has(entry));
  for (const file of queue) {
    if (file in modules) continue;
    const code = commonJs(file, source.read(file), problems);
    const requires: Record<string, string> = {};
    for (const [, , target = ''] of code.matchAll(REQUIRE)) {
      const found = findModule(source, file, target);
      if (found !== undefined) {
        requires[target] = found;
        queue.push(found);
      } else if (!isFromNpm(file)) {
        problems.push({ kind: 'script', severity: 'error', file, message: `module ${target} is not found` });
      }
    }
    modules[file] = { code, requires, ...(source.has(`${file}.map`) && { map: source.read(`${file}.map`) }) };
  }
  return modules;
}

/** npm packages may ship ES modules, which WeChat's own build turns into CommonJS too. */
function commonJs(file: string, code: string, problems: Problem[]): string {
  if (!ES_MODULE.test(code)) return code;
  try {
    return transformSync(code, { loader: 'js', format: 'cjs', target: 'es2020', sourcefile: file }).code;
  } catch (error) {
    const { errors = [] } = error as { errors?: { text: string; location?: { line: number; column: number } }[] };
    for (const { text, location } of errors) {
      problems.push({
        kind: 'script',
        severity: 'error',
        file,
        message: text,
        ...(location && { line: location.line, column: location.column + 1 }),
      });
    }
    return '';
  }
}

function findModule(source: Source, from: string, target: string): string | undefined {
  const beside = resolvePath(from, target);
  const bases = /^[./]/.test(target) ? [beside] : [...npmCandidates(from, target), beside];
  return bases
    .flatMap((base) => [base, `${base}.js`, `${base}/index.js`])
    .find((candidate) => candidate.endsWith('.js') && source.has(candidate));
}
