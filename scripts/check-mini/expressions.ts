import { TmplGroup } from 'glass-easel-template-compiler';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from './finding';

/** What the compiler answers, of which its typings say nothing. */
interface TemplateWarning {
  isError: boolean;
  message: string;
  startLine: number;
}

/**
 * Templates whose `{{ }}` do not parse, or that are malformed otherwise. WeChat's command-line compiler copies them as
 * they are; the template compiler of WeChat's own glass-easel does parse them.
 */
export function malformedTemplates(miniprogram: string, files: readonly string[]): Finding[] {
  const group = new TmplGroup();
  return files
    .filter((file) => file.endsWith('.wxml') && !file.startsWith('miniprogram_npm/'))
    .flatMap((file) =>
      (
        group.addTmpl(
          file.replace(/\.wxml$/, ''),
          readFileSync(path.join(miniprogram, file), 'utf8'),
        ) as TemplateWarning[]
      )
        .filter((warning) => warning.isError)
        .map((warning) => ({ where: `${file}:${warning.startLine}`, what: warning.message })),
    );
}
