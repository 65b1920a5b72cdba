import type { Finding } from './finding';

/** Ours, in bytes: half of WeChat's limit of 2 MB, so that there is room when it is needed. */
const PACKAGE_BUDGET = 1024 * 1024;

/** The sizes of the main package (`''`) and of each subpackage, from the compiled files. */
export function packageSizes(
  sizes: Readonly<Record<string, number>>,
  subpackageRoots: readonly string[],
): Map<string, number> {
  const totals = new Map<string, number>([['', 0], ...subpackageRoots.map((root) => [root, 0] as const)]);
  for (const [file, size] of Object.entries(sizes)) {
    const owner = subpackageRoots.find((root) => file.startsWith(`${root}/`)) ?? '';
    totals.set(owner, (totals.get(owner) ?? 0) + size);
  }
  return totals;
}

export function oversizedPackages(totals: ReadonlyMap<string, number>): Finding[] {
  return [...totals]
    .filter(([, size]) => size > PACKAGE_BUDGET)
    .map(([root, size]) => ({
      where: root === '' ? 'main package' : `subpackage ${root}`,
      what: `${Math.ceil(size / 1024)} KB, over the budget of ${PACKAGE_BUDGET / 1024} KB`,
    }));
}
