import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** What a source file declares by name, and from which files it takes other names. */
interface Module {
  declared: Map<string, string>;
  taken: Map<string, string>;
}

const DECLARATION = /^(?:export )?(?:interface|type|function) (\w+)/;
const TAKEN = /^(?:import|export) (?:type )?\{([^}]*)\} from '(\.[^']+)';/gm;
const BRANDED = /Branded<(\w+), '\w+'>/g;

/**
 * One self-contained declaration file of what a module re-exports, made from the sources' own text: the build needs no
 * compiler. It relies on the house's formatting, where only a top-level statement begins in the first column. Amounts and
 * points are plain numbers in it: a till has no brands of ours.
 */
export async function bundleDeclarations(entry: string): Promise<string> {
  const exported = (await moduleAt(entry)).taken;
  const found = new Map<string, { file: string; text: string }>();
  const queue = [...exported].map(([name, file]) => ({ name, file }));
  for (const { name, file } of queue) {
    if (found.get(name)?.file === file) continue;
    const { declared, taken } = await moduleAt(file);
    const text = declared.get(name);
    if (text === undefined) throw new Error(`${file} declares no ${name}`);
    if (found.has(name)) throw new Error(`two files of the bundle declare a ${name}`);
    found.set(name, { file, text });
    for (const [word] of text.replace(/\/\*\*[\s\S]*?\*\//g, '').matchAll(/\b[A-Z]\w+/g)) {
      const source = declared.has(word) ? file : taken.get(word);
      if (source !== undefined) queue.push({ name: word, file: source });
    }
  }
  const bundle = [...found].map(([name, { text }]) => text.replace('@', exported.has(name) ? 'export ' : ''));
  return `${bundle.join('\n\n')}\n\nexport {};\n`;
}

async function moduleAt(file: string): Promise<Module> {
  const text = await readFile(file, 'utf8');
  const taken = new Map<string, string>();
  for (const [, names = '', target = ''] of text.matchAll(TAKEN)) {
    for (const name of names.split(',').map((each) => each.trim().replace(/^type /, ''))) {
      if (name !== '') taken.set(name, `${path.join(path.dirname(file), target)}.ts`);
    }
  }
  return { declared: declarationsOf(text.replace(BRANDED, '$1')), taken };
}

/** Cuts a file into its top-level declarations, each with the comment above it; `@` stands where `export` may stand. */
function declarationsOf(text: string): Map<string, string> {
  const declared = new Map<string, string>();
  let comment: string[] = [];
  let statement: string[] = [];
  const close = (): void => {
    const code = statement.join('\n').trimEnd();
    const name = DECLARATION.exec(code)?.[1];
    if (name !== undefined) declared.set(name, `${comment.join('\n')}${comment.length > 0 ? '\n' : ''}@${bare(code)}`);
    if (name !== undefined || statement.length > 0) comment = [];
    statement = [];
  };
  for (const line of text.split('\n')) {
    const inComment = statement[0]?.startsWith('/**') === true;
    if (!inComment && /^[^\s})\]]/.test(line)) close();
    statement.push(line);
    if (statement[0]?.startsWith('/**') === true && line.endsWith('*/')) {
      comment = statement;
      statement = [];
    }
  }
  close();
  return declared;
}

/** A function without its body; a type as it is. */
function bare(code: string): string {
  const plain = code.replace(/^export /, '');
  if (!plain.startsWith('function ')) return plain;
  const signature = /^[\s\S]*?(?= \{\n)/.exec(plain)?.[0] ?? plain;
  return `declare ${signature};`;
}
