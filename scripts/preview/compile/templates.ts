import { TmplGroup } from 'glass-easel-template-compiler';
import { builtinTemplates } from '../runtime/builtins/templates';
import type { Problem } from '../problem';
import { isFromNpm, resolvePath, type Source } from './source';

interface TemplateMessage {
  isError: boolean;
  message: string;
  path: string;
  startLine: number;
  startColumn: number;
}

const BUILTIN_PREFIX = '__builtin__/';

/**
 * Compiles WXML and WXS of all components and of the built-in ones.
 * @returns the source text of a function from `TemplateHooks` to the templates by path
 */
export function compileTemplates(source: Source, components: readonly string[], problems: Problem[]): string {
  const group = new TmplGroup();
  // Q.A and Q.C are the hooks that generated code leaves to the environment: change:prop and event listeners.
  group.setExtraRuntimeScript('Q.A=hooks.changeProp;Q.C=hooks.callListener;');
  const seen = new Set<string>();
  const addScript = (path: string, from: string): void => {
    if (seen.has(`${path}.wxs`)) return;
    seen.add(`${path}.wxs`);
    if (!source.has(`${path}.wxs`)) {
      problems.push({ kind: 'template', severity: 'error', file: `${from}.wxml`, message: `${path}.wxs is not found` });
      return;
    }
    group.addScript(
      path,
      portWxs(path, source.read(`${path}.wxs`), (required) => {
        addScript(required, from);
      }),
    );
  };
  const addTemplate = (path: string, text: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const message of group.addTmpl(path, text) as TemplateMessage[]) {
      const problem = toProblem(message);
      if (problem) problems.push(problem);
    }
    for (const name of group.getInlineScriptModuleNames(path) as string[]) {
      const script = group.getInlineScript(path, name);
      group.setInlineScript(
        path,
        name,
        portWxs(path, script, (required) => {
          addScript(required, path);
        }),
      );
    }
    for (const dependency of group.getDirectDependencies(path) as string[]) {
      const target = dependency.replace(/\.wxml$/, '');
      if (source.has(`${target}.wxml`)) addTemplate(target, source.read(`${target}.wxml`));
      else
        problems.push({
          kind: 'template',
          severity: 'error',
          file: `${path}.wxml`,
          message: `${target}.wxml is not found`,
        });
    }
    for (const dependency of group.getScriptDependencies(path) as string[])
      addScript(dependency.replace(/\.wxs$/, ''), path);
  };
  for (const path of components) if (source.has(`${path}.wxml`)) addTemplate(path, source.read(`${path}.wxml`));
  for (const [name, text] of Object.entries(builtinTemplates)) addTemplate(BUILTIN_PREFIX + name, text);
  const code = group.getTmplGenObjectGroups();
  group.free();
  return `function(hooks){${WXS_GLOBALS}return ${code}}`;
}

function toProblem({ isError, message, path, startLine, startColumn }: TemplateMessage): Problem | undefined {
  // Unlike in a browser, an unclosed tag does not compile in WeChat.
  const wrong = isError || (message.includes('missing end tag') && !isFromNpm(path));
  if (!wrong && isFromNpm(path)) return undefined;
  return {
    kind: 'template',
    severity: wrong ? 'error' : 'warning',
    file: `${path}.wxml`,
    line: startLine + 1,
    column: startColumn + 1,
    message,
  };
}

/** What WXS has and JavaScript has not. */
const WXS_GLOBALS = `
const getRegExp=(pattern,flags)=>new RegExp(pattern,flags);
const getDate=(...a)=>a.length?new Date(...a):new Date();
const wxsConstructor=(v)=>v==null?undefined:Object.prototype.toString.call(v).slice(8,-1);
`;

/** In WXS `x.constructor` is the string 'Array', 'Object', ...; paths of `require` keep their extension. */
function portWxs(path: string, script: string, require: (path: string) => void): string {
  return script
    .replace(/require\(\s*(["'])([^"']+)\1\s*\)/g, (_, _quote, target: string) => {
      const required = resolvePath(path, target).replace(/\.wxs$/, '');
      require(required);
      return `require('/${required}')`;
    })
    .replace(/([\w$]+(?:\.[\w$]+|\[[^\]]*\])*)\.constructor\b/g, 'wxsConstructor($1)');
}
