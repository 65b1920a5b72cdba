/** Something wrong in the mini program, as the error overlay shows it: one shape for the compiler and for the running phone. */
export interface Problem {
  kind: 'config' | 'script' | 'template' | 'style' | 'component' | 'runtime';
  severity: 'error' | 'warning';
  message: string;
  /** Path inside the mini program (the TypeScript file where a source map tells it), for example `pages/card/card.ts`. */
  file?: string;
  /** One-based. */
  line?: number;
  /** One-based. */
  column?: number;
  stack?: string;
}
