// @ts-check
/**
 * Lints an OpenAPI document from standard input by Redocly's recommended rules, and prints its problems as JSON. A process of
 * its own: the linter ships ES modules only.
 */
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { text } from 'node:stream/consumers';

const config = await createConfig({ extends: ['recommended'] });
const problems = await lintFromString({ source: await text(process.stdin), absoluteRef: 'openapi.json', config });
const told = problems.map(({ severity, ruleId, message, location }) => ({
  severity,
  ruleId,
  message,
  at: location[0]?.pointer,
}));
process.stdout.write(JSON.stringify(told));
