import { asyncApi, WxFailure } from './async-api';
import type { Device } from './device';
import { Offline } from './network-switch';

interface CallFunctionOptions {
  name: string;
  data?: object;
}

interface CallFunctionAnswer {
  result?: unknown;
  errMsg?: string;
  errCode?: number;
  requestID?: string;
}

/** `wx.cloud`. The platform, not the program, says whose phone this is: the openid goes beside the data. */
export function cloudApis(device: Device): { cloud: object } {
  let initialised = false;
  return {
    cloud: {
      init: () => {
        initialised = true;
      },
      callFunction: asyncApi('cloud.callFunction', async (options: CallFunctionOptions) => {
        if (!initialised) {
          throw new WxFailure("Cloud API isn't enabled, please call wx.cloud.init first", { errCode: -1 });
        }
        return callFunction(device, options);
      }),
    },
  };
}

async function callFunction(device: Device, options: CallFunctionOptions): Promise<object> {
  if (typeof options.name !== 'string') {
    throw new WxFailure('parameter.name should be string instead of undefined;', { errCode: -401003 });
  }
  const body = JSON.stringify({ name: options.name, data: options.data ?? {}, openid: device.openid });
  const answer = await post(device, `${device.cloudUrl}/wx/call-function`, body);
  if (answer.errCode !== undefined && answer.errCode !== 0) {
    const reason = (answer.errMsg ?? 'unknown error').replace(/^cloud\.callFunction:fail /, '');
    throw new WxFailure(reason, { errCode: answer.errCode, requestID: answer.requestID });
  }
  return { errMsg: 'cloud.callFunction:ok', result: answer.result, requestID: answer.requestID };
}

async function post(device: Device, url: string, body: string): Promise<CallFunctionAnswer> {
  try {
    const response = await device.network.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const answer = (await response.json()) as CallFunctionAnswer;
    if (response.ok) return answer;
    return { ...answer, errCode: answer.errCode ?? -1, errMsg: answer.errMsg ?? `HTTP ${String(response.status)}` };
  } catch (error) {
    if (error instanceof Offline) throw new WxFailure(`request:fail ${error.message}`, { errCode: -1 });
    // The local cloud itself is away (stopped, restarting): to the phone that is a lost network too.
    throw new WxFailure(`request:fail ${String(error)}`, { errCode: -1 });
  }
}
