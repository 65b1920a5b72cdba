import path from 'node:path';
import { openApiDocument } from '../cloudfunctions/pos/openapi';
import { operations } from '../cloudfunctions/pos/operations';
import { root, writeIfChanged } from './build/files';

/** Writes the API's document to dist/pos/openapi.json, as the function `pos` serves it at /openapi.json. */
async function main(): Promise<void> {
  const file = path.join(root, 'dist', 'pos', 'openapi.json');
  await writeIfChanged(file, `${JSON.stringify(openApiDocument(operations), null, 2)}\n`);
  console.log(`Wrote ${path.relative(root, file)}.`);
}

void main();
