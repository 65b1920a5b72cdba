import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The pages of the built mini program, as WeChat knows them after an upload; undefined when there is none. */
export function miniProgramPages(miniprogramDir: string): string[] | undefined {
  let app: { pages?: string[]; subPackages?: SubPackage[]; subpackages?: SubPackage[] };
  try {
    app = JSON.parse(readFileSync(path.join(miniprogramDir, 'app.json'), 'utf8')) as typeof app;
  } catch {
    return undefined;
  }
  const inSubPackages = (app.subPackages ?? app.subpackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => `${root.replace(/\/$/, '')}/${page}`),
  );
  return [...(app.pages ?? []), ...inSubPackages];
}

interface SubPackage {
  root: string;
  pages: string[];
}
