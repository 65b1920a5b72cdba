import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openApiDocument } from './openapi';
import { operations } from './operations';
import { sentences } from './sentences';

const document = openApiDocument(operations);

describe('the document of the API', () => {
  it('passes Redocly’s recommended rules', () => {
    const linter = path.resolve(__dirname, '../../scripts/tooling/openapi-lint.mjs');
    const { stdout, stderr } = spawnSync(process.execPath, [linter], {
      input: JSON.stringify(document),
      encoding: 'utf8',
    });
    expect(stdout === '' ? stderr : JSON.parse(stdout)).toEqual([]);
  });

  it('is built into what tills are given', () => {
    const built = readFileSync(path.resolve(__dirname, '../../dist/pos/openapi.json'), 'utf8');
    expect(JSON.parse(built)).toEqual(document);
  });

  it('names every refusal under its status', () => {
    const { responses } = document['components'] as { responses: Record<string, { description: string }> };
    for (const [code, { status }] of Object.entries(sentences)) {
      expect(responses[`Refused${status}`]?.description).toContain(`\`${code}\``);
    }
  });

  it('says what the fields of an input are', () => {
    const text = JSON.stringify(document);
    expect(text).toContain('The 14 digits on the member’s card: earns only.');
    expect(text).toContain('When it happened, by the server’s clock.');
  });

  it('says what a till gets wrong otherwise: whose amount a line’s is, from where lines count, and how a signature comes out', () => {
    const text = JSON.stringify(document);
    expect(text).toContain('`list` and `paid` are for all pieces of a line');
    expect(text).toContain('lines, which count from 0');
    // As openssl makes it of the seven lines.
    expect(text).toContain('8bf53d0fd74ce6a6c637ea65c93482a2259ce0255f93bd162b70763fb7e70fba');
  });
});
