import { readFileSync } from 'node:fs';
import { StartError } from '../local-cloud/start-error';
import type { TillKeys } from './client';

/** What every program of a till is told about itself, in `--help`. */
export const TILL_OPTIONS = `  --url URL          where the API is: http://127.0.0.1:8090/http/pos of npm run cloud,
                     http://127.0.0.1:8080/cloud/http/pos of npm start      (or VIP_CARD_URL)
  --device D         the till's id, as it was issued                        (or VIP_CARD_DEVICE)
  --key-id K         the id of its key                                      (or VIP_CARD_KEY_ID)
  --store S          the store that it stands in                            (or VIP_CARD_STORE)
  --secret-file F    a file with the key's secret alone; without it the environment's VIP_CARD_SECRET`;

export const TILL_ARGUMENTS = {
  url: { type: 'string' },
  device: { type: 'string' },
  'key-id': { type: 'string' },
  store: { type: 'string' },
  'secret-file': { type: 'string' },
} as const;

type Given = { [Name in keyof typeof TILL_ARGUMENTS]?: string | undefined };

export interface TillIdentity {
  url: string;
  storeId: string;
  keys: TillKeys;
}

/** Who this till is, from options and the environment. The secret is no option: a list of processes would show it. */
export function tillIdentity(given: Given, environment: NodeJS.ProcessEnv): TillIdentity {
  const need = (option: keyof Given, variable: string): string => {
    const value = given[option] ?? environment[variable];
    if (value === undefined || value === '') throw new StartError(`Name --${option} (or set ${variable}); see --help.`);
    return value;
  };
  const url = need('url', 'VIP_CARD_URL').replace(/\/+$/, '');
  if (!/^https?:\/\//.test(url)) throw new StartError(`--url must begin with https:// or http://, not "${url}".`);
  return {
    url,
    storeId: need('store', 'VIP_CARD_STORE'),
    keys: {
      deviceId: need('device', 'VIP_CARD_DEVICE'),
      keyId: need('key-id', 'VIP_CARD_KEY_ID'),
      secret: secretOf(given, environment),
    },
  };
}

function secretOf({ 'secret-file': file }: Given, environment: NodeJS.ProcessEnv): string {
  const secret = file === undefined ? environment['VIP_CARD_SECRET'] : contentOf(file);
  if (secret === undefined || secret === '') {
    throw new StartError('Name a file with the secret by --secret-file, or set VIP_CARD_SECRET; see --help.');
  }
  return secret;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new StartError(`--secret-file ${file} cannot be read.`);
  }
}
