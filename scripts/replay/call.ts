import { Agent, request } from 'node:http';
import type { Call } from './till';

/** Calls functions as WeChat's client does, over connections that stay open. */
export function callerOf(cloudUrl: string): Call {
  const agent = new Agent({ keepAlive: true });
  return async (name, openid, data) => {
    const { errMsg, errCode, result } = await post(agent, `${cloudUrl}/wx/call-function`, { name, openid, data });
    if (errCode !== undefined) throw new Error(`${name}.${String(data['action'])}: ${errMsg}`);
    return result;
  };
}

interface CallAnswer {
  errMsg: string;
  errCode?: number;
  result: unknown;
}

function post(agent: Agent, url: string, body: object): Promise<CallAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve(JSON.parse(Buffer.concat(chunks).toString()) as CallAnswer);
        });
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}
