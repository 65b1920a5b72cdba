/** The folders with a tsconfig.json: each is type-checked by itself, and its files are linted with its types. */
export const PROJECTS = [
  'cloudfunctions',
  'miniprogram',
  'scripts',
  'scripts/preview/runtime',
  'scripts/preview/shell',
] as const;

/** How a check is called that the types of a project pass or fail. */
export const typesOf = (project: string): string => `types of ${project}`;
