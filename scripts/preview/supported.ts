import { readFileSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';
import ts from 'typescript';

/**
 * What the preview supports of `wx`, against miniprogram-api-typings.
 *
 *     npm run preview:supported              prints it
 *     npm run preview:supported -- --write   also renews runtime/wx/api-names.ts, the names the base library has
 */
export interface Support {
  supported: string[];
  unsupported: string[];
  /** Claimed by the preview, unknown to the typings: must be empty. */
  unknown: string[];
}

const wxFolder = path.join(__dirname, 'runtime', 'wx');
export const apiNamesFile = path.join(wxFolder, 'api-names.ts');

export function wxSupport(): Support {
  const names = typingsNames();
  const known = new Set([...names.wx, ...names.cloud.map((name) => `cloud.${name}`)]);
  const claimed = claimedNames();
  return {
    supported: claimed.filter((name) => known.has(name)),
    unsupported: [...known].filter((name) => !claimed.includes(name)),
    unknown: claimed.filter((name) => !known.has(name)),
  };
}

/** The text of runtime/wx/api-names.ts: checked in, because the typings are not there where the preview only runs. */
export function apiNamesSource(): string {
  const names = typingsNames();
  const list = (name: string, values: string[]): string =>
    `export const ${name}: readonly string[] = [\n${values.map((value) => `  '${value}',\n`).join('')}];\n`;
  return [
    '// Names of the base library, from miniprogram-api-typings. Renew: npm run preview:supported -- --write\n',
    list('wxApiNames', names.wx),
    list('cloudApiNames', names.cloud),
  ].join('\n');
}

function typingsNames(): { wx: string[]; cloud: string[] } {
  const folder = path.join(path.dirname(require.resolve('miniprogram-api-typings/package.json')), 'types', 'wx');
  return {
    wx: memberNames(path.join(folder, 'lib.wx.api.d.ts'), 'Wx')
      .concat(memberNames(path.join(folder, 'lib.wx.cloud.d.ts'), 'Wx'))
      .sort(),
    cloud: memberNames(path.join(folder, 'lib.wx.cloud.d.ts'), 'WxCloud').sort(),
  };
}

function memberNames(file: string, interfaceName: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === interfaceName) {
      for (const { name } of node.members) if (name && ts.isIdentifier(name)) names.add(name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...names];
}

/** The keys of the real `wx` object, made around a phone and a device that are nothing. */
function claimedNames(): string[] {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(wxFolder, 'index.ts')],
    bundle: true,
    format: 'cjs',
    write: false,
  });
  const loaded = new Module('wx');
  const compile: unknown = Reflect.get(loaded, '_compile');
  if (typeof compile !== 'function') throw new TypeError('Node has no Module._compile');
  compile.call(loaded, outputFiles[0]?.text ?? '', path.join(wxFolder, 'index.js'));
  const { createWx } = loaded.exports as { createWx: (...parts: unknown[]) => { cloud: object } };
  const wx = createWx(nothing(), nothing(), nothing());
  return [...Object.keys(wx), ...Object.keys(wx.cloud).map((name) => `cloud.${name}`)].sort();
}

/** Answers any property with itself and any call with nothing. */
function nothing(): unknown {
  const stub: unknown = new Proxy(() => undefined, {
    get: (_, name) => (name === Symbol.toPrimitive ? () => '' : stub),
  });
  return stub;
}

function print({ supported, unsupported, unknown }: Support): void {
  console.log(`Supported (${String(supported.length)}):\n  ${supported.join(', ')}\n`);
  console.log(`Not supported, fails loudly (${String(unsupported.length)}):\n  ${unsupported.join(', ')}`);
  if (unknown.length > 0) console.log(`\nNot in the typings: ${unknown.join(', ')}`);
}

if (require.main === module) {
  if (process.argv.includes('--write')) writeFileSync(apiNamesFile, apiNamesSource());
  print(wxSupport());
}
