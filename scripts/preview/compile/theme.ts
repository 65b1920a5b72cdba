import type { Problem } from '../problem';
import type { AppConfig, CompiledApp } from './compiled-app';
import { resolvePath, type Source } from './source';

/** theme.json, with both themes present. */
export function readTheme(source: Source, config: AppConfig, problems: Problem[]): CompiledApp['themeVariables'] {
  const empty = { light: {}, dark: {} };
  if (config.themeLocation === undefined) return empty;
  const file = resolvePath('app.json', config.themeLocation);
  try {
    return { ...empty, ...(JSON.parse(source.read(file)) as Partial<CompiledApp['themeVariables']>) };
  } catch (error) {
    problems.push({ kind: 'config', severity: 'error', file, message: (error as Error).message });
    return empty;
  }
}
