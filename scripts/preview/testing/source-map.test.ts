import { transformSync } from 'esbuild';
import { originalPosition } from '../runtime/engine/source-map';

it('finds the line and column that esbuild compiled', () => {
  const source = [
    'interface Shop { name: string }',
    '',
    'export const shops: Shop[] = [];',
    'export function first(): Shop {',
    "  throw new Error('none');",
    '}',
  ].join('\n');
  const { code, map } = transformSync(source, {
    loader: 'ts',
    format: 'cjs',
    sourcemap: 'external',
    sourcefile: 'shops.ts',
  });
  const lines = code.split('\n');
  const line = lines.findIndex((each) => each.includes('throw')) + 1;
  const column = (lines[line - 1]?.indexOf('throw') ?? 0) + 1;
  expect(originalPosition(map, line, column)).toEqual({ source: 'shops.ts', line: 5, column: 3 });
});

it('knows nothing of lines that the map does not have', () => {
  expect(originalPosition('{"sources":["a.ts"],"mappings":"AAAA"}', 9, 1)).toBeUndefined();
});
