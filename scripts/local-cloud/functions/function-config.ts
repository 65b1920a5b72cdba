import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a function's config.json says, as WeChat's DevTools and CloudBase read it. */
export interface FunctionConfig {
  timer?: { name: string; cron: string };
  /** The openapi calls that the function may make, for example `subscribeMessage.send`. */
  openapi: string[];
  /** Seconds; CloudBase allows at most 60 for what a mini program waits on. */
  timeout: number;
  /** Megabytes. */
  memorySize: number;
}

const DEFAULT_TIMEOUT_SECONDS = 20;
const DEFAULT_MEMORY_MEGABYTES = 256;

/** Reads `<folder>/config.json`; a missing file means the defaults, a broken one throws with the file's name. */
export function readFunctionConfig(folder: string): FunctionConfig {
  const file = path.join(folder, 'config.json');
  if (!existsSync(file)) return parseFunctionConfig({}, file);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not JSON`, { cause: error });
  }
  return parseFunctionConfig(content, file);
}

function parseFunctionConfig(content: unknown, file: string): FunctionConfig {
  const config = record(content);
  const triggers = list(config['triggers'])
    .map(record)
    .filter((each) => each['type'] === 'timer');
  if (triggers.length > 1) throw new Error(`${file}: CloudBase allows one timer per function`);
  const [trigger] = triggers;
  const parsed = {
    openapi: list(record(config['permissions'])['openapi']).filter((each) => typeof each === 'string'),
    timeout: positive(config['timeout']) ?? DEFAULT_TIMEOUT_SECONDS,
    memorySize: positive(config['memorySize']) ?? DEFAULT_MEMORY_MEGABYTES,
  };
  if (!trigger) return parsed;
  const { name, config: cron } = trigger;
  if (typeof name !== 'string' || typeof cron !== 'string' || cron.trim().split(/\s+/).length !== 7) {
    throw new Error(`${file}: a timer needs a name and seven fields (second minute hour day month weekday year)`);
  }
  return { ...parsed, timer: { name, cron } };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined;
}
