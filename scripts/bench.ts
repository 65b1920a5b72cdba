import { parseArgs } from 'node:util';
import { benchRules } from './bench/rules';
import { benchSale } from './bench/sale';

/** What can be measured, by name; each answers its figures. */
const BENCHES: Record<string, () => Promise<object>> = {
  rules: benchRules,
  sale: benchSale,
};

/** `npm run bench -- NAME [--json]`: measures, and prints the figures as a table, or as one line of JSON. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
  const [name = ''] = positionals;
  const bench = BENCHES[name];
  if (!bench || positionals.length > 1) {
    console.error(`npm run bench -- NAME [--json], where NAME is one of: ${Object.keys(BENCHES).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const figures = await bench();
  if (values.json === true) console.log(JSON.stringify(figures));
  else for (const [figure, value] of Object.entries(figures)) console.log(`${figure.padEnd(16)} ${shown(value)}`);
}

function shown(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en');
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([key, part]) => `${key}: ${shown(part)}`)
        .join(', ')
    : String(value);
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
