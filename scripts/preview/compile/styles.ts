import postcss, { CssSyntaxError, type AtRule, type Root, type Rule } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { builtinTags } from '../runtime/builtins/tags';
import type { Problem } from '../problem';
import type { CompiledComponent } from './compiled-app';
import { swapIconFont } from './icons';
import { resolvePath, type Source } from './source';
import { portMediaParams, portValue } from './style-values';

const TAGS = new Set<string>(builtinTags);
const DARK = ':where(html[data-theme=dark])';

/** WXSS of app.wxss and of all components as browser CSS, by component path. */
export function compileStyles(
  source: Source,
  components: Readonly<Record<string, CompiledComponent>>,
  publicPath: string,
  problems: Problem[],
): Record<string, string> {
  const sheets: Record<string, string> = {};
  const read = (file: string): Root | undefined => {
    try {
      return inlineImports(source, file, new Set(), problems);
    } catch (error) {
      if (!(error instanceof CssSyntaxError)) throw error;
      problems.push({
        kind: 'style',
        severity: 'error',
        file: error.file ?? file,
        message: error.reason,
        ...(error.line !== undefined && { line: error.line }),
        ...(error.column !== undefined && { column: error.column }),
      });
      return undefined;
    }
  };
  const add = (path: string, scope: string | undefined): void => {
    const file = `${path}.wxss`;
    const sheet = source.has(file) ? read(file) : undefined;
    if (!sheet) return;
    if (file.endsWith('/icon/icon.wxss')) swapIconFont(sheet, publicPath);
    sheets[path] = portSheet(sheet, file, scope, publicPath);
  };
  add('app', undefined);
  for (const [path, { styleScope }] of Object.entries(components)) add(path, styleScope);
  return sheets;
}

function inlineImports(source: Source, file: string, above: ReadonlySet<string>, problems: Problem[]): Root {
  const sheet = postcss.parse(source.read(file), { from: file });
  sheet.walkAtRules('import', (rule) => {
    const target = /(["'])([^"']+)\1/.exec(rule.params)?.[2];
    const found =
      target === undefined ? undefined : resolvePath(file, target.endsWith('.wxss') ? target : `${target}.wxss`);
    if (found === undefined || !source.has(found)) {
      problems.push({
        kind: 'style',
        severity: 'error',
        file,
        message: `@import ${rule.params} is not found`,
        ...(rule.source?.start && { line: rule.source.start.line, column: rule.source.start.column }),
      });
      rule.remove();
    } else if (above.has(found)) rule.remove();
    else rule.replaceWith(inlineImports(source, found, new Set([...above, file]), problems).nodes);
  });
  return sheet;
}

function portSheet(sheet: Root, file: string, scope: string | undefined, publicPath: string): string {
  sheet.walkDecls((declaration) => {
    declaration.value = portValue(declaration.value).replace(
      /url\(\s*(["']?)(?!data:|https?:|\/\/)([^"')]+)\1\s*\)/g,
      (whole, quote: string, target: string) =>
        target.startsWith(publicPath) ? whole : `url(${quote}${publicPath}files/${resolvePath(file, target)}${quote})`,
    );
  });
  const selectors = selectorParser((root) => {
    portSelectors(root, scope);
  });
  sheet.walkRules((rule) => {
    if (inKeyframes(rule)) return;
    rule.selector = selectors.processSync(rule.selector);
  });
  sheet.walkAtRules('media', portMedia);
  return sheet.toString();
}

function inKeyframes(rule: Rule): boolean {
  return rule.parent?.type === 'atrule' && (rule.parent as AtRule).name.endsWith('keyframes');
}

function portSelectors(root: selectorParser.Root, scope: string | undefined): void {
  root.walkTags((tag) => {
    if (tag.value === 'page') tag.replaceWith(selectorParser.className({ value: 'wx-page' }));
    else if (TAGS.has(tag.value)) tag.value = `wx-${tag.value}`;
  });
  if (scope !== undefined) {
    root.walkClasses((name) => {
      if (name.value !== 'wx-page') name.value = `${scope}--${name.value}`;
    });
  }
  root.walkPseudos((pseudo) => {
    if (pseudo.value !== ':host') return;
    pseudo.replaceWith(
      selectorParser.attribute({ attribute: 'wx-host', value: scope ?? '', quoteMark: '"', raws: {} }),
    );
  });
}

/** The theme is the phone's switch, not the browser's preference. */
function portMedia(rule: AtRule): void {
  rule.params = portMediaParams(rule.params);
  const theme = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/.exec(rule.params);
  if (!theme) return;
  const root = theme[1] === 'dark' ? DARK : ':where(html:not([data-theme=dark]))';
  rule.walkRules((inner) => {
    if (!inKeyframes(inner)) inner.selectors = inner.selectors.map((selector) => `${root} ${selector}`);
  });
  const rest = rule.params
    .replace(theme[0], '')
    .replace(/^\s*and\s+|\s+and\s*$/g, '')
    .replace(/\band\s+and\b/, 'and')
    .trim();
  if (rest !== '' && rest !== 'screen' && rest !== 'all') rule.params = rest;
  else rule.replaceWith(rule.nodes ?? []);
}
