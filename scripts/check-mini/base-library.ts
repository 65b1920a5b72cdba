import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from '../build/files';
import type { Finding } from './finding';

const TYPINGS = path.join(root, 'node_modules/miniprogram-api-typings/types/wx');
const SINCE = /需要基础库：\s*`([\d.]+)`/;

/** Since which base library each `wx.` API exists, from WeChat's own typings; `1.0.0` where they do not say. */
function apiVersions(): Map<string, string> {
  const versions = new Map<string, string>();
  for (const file of ['lib.wx.api.d.ts', 'lib.wx.cloud.d.ts', 'lib.wx.canvas.d.ts']) {
    const text = readFileSync(path.join(TYPINGS, file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isInterfaceDeclaration(node) && node.name.text === 'Wx') {
        for (const member of node.members) {
          if (!member.name || !ts.isIdentifier(member.name)) continue;
          const comment = text.slice(member.getFullStart(), member.getStart());
          const since = SINCE.exec(comment)?.[1] ?? '1.0.0';
          const before = versions.get(member.name.text);
          if (before === undefined || isNewer(before, since)) versions.set(member.name.text, since);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return versions;
}

/** `wx.` APIs in the mini program's own code that the base library does not have. */
export function missingApis(
  miniprogram: string,
  files: readonly string[],
  baseLibrary: string,
  versions = apiVersions(),
): Finding[] {
  return files
    .filter((file) => file.endsWith('.js') && !file.startsWith('miniprogram_npm/'))
    .flatMap((file) => {
      const text = readFileSync(path.join(miniprogram, file), 'utf8');
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
      const findings: Finding[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'wx') {
          const api = node.name.text;
          const since = versions.get(api);
          const where = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
          if (since === undefined) findings.push({ where, what: `wx.${api} is no API of WeChat's` });
          else if (isNewer(since, baseLibrary))
            findings.push({ where, what: `wx.${api} needs base library ${since}; the project has ${baseLibrary}` });
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
      return findings;
    });
}

/** Whether version `a` is newer than version `b`. */
function isNewer(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let part = 0; part < 3; part++) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
