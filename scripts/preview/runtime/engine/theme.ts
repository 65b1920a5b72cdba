import type { CompiledApp } from '../../compile/compiled-app';
import type { Theme } from '../phone';

/** Puts the values of theme.json in the place of `@name`, all through a piece of configuration. */
export function withTheme<T>(config: T, variables: CompiledApp['themeVariables'], theme: Theme): T {
  if (typeof config === 'string') {
    return (config.startsWith('@') ? (variables[theme][config.slice(1)] ?? config) : config) as T;
  }
  if (Array.isArray(config)) return config.map((each: unknown) => withTheme(each, variables, theme)) as T;
  if (typeof config !== 'object' || config === null) return config;
  return Object.fromEntries(
    Object.entries(config).map(([key, value]: [string, unknown]) => [key, withTheme(value, variables, theme)]),
  ) as T;
}
