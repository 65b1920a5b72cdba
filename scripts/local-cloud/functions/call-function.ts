import { appId } from '../environment';
import type { FunctionRuntime } from './function-runtime';
import { failureMessage } from './outcome';
import type { Failure, Outcome } from './outcome';

/** What `wx.cloud.callFunction` sends, with the identity that WeChat adds and the page cannot choose. */
export interface ClientCall {
  name: string;
  data: unknown;
  openid: string;
  unionid?: string;
  appid?: string;
}

/** WeChat hands a page at most this much (error -604001). */
const LARGEST_RESULT_BYTES = 1024 * 1024;

/**
 * WeChat's client side of a call: the answer as JSON text, `{result, errMsg, requestID}`, or for a failure
 * `{errCode, errMsg, requestID}` in CloudBase's words.
 */
export async function callFunction(runtime: FunctionRuntime, call: ClientCall): Promise<string> {
  const { name, data, openid, unionid, appid } = call;
  const event = JSON.stringify({
    ...(isRecord(data) ? data : {}),
    userInfo: { appId: appid ?? appId, openId: openid },
  });
  const identity = { openid, ...(unionid === undefined ? {} : { unionid }), ...(appid === undefined ? {} : { appid }) };
  return clientAnswer(await runtime.invoke(name, event, { kind: 'wechat', ...identity }));
}

function clientAnswer(outcome: Outcome): string {
  const { requestId } = outcome;
  if (!outcome.ok) return clientFailure(clientError(outcome.failure), requestId);
  if (Buffer.byteLength(outcome.answer) > LARGEST_RESULT_BYTES) {
    return clientFailure(
      { errCode: -604001, text: '', message: 'cloudfunction result size exceed limit (1MB)' },
      requestId,
    );
  }
  // The function's answer is JSON already: it travels as it is.
  return `{"errMsg":"cloud.callFunction:ok","result":${outcome.answer},"requestID":"${requestId}"}`;
}

interface ClientError {
  errCode: number;
  text: string;
  message: string;
}

function clientError(failure: Failure): ClientError {
  const message = failureMessage(failure);
  switch (failure.kind) {
    case 'not_found':
      return { errCode: -501000, text: '', message };
    case 'time_limit':
      return { errCode: -504003, text: '', message };
    case 'too_large':
      return { errCode: -501007, text: 'invalid parameters', message };
    case 'threw':
    case 'memory_limit':
    case 'exited':
      return { errCode: -504002, text: 'functions execute fail', message };
  }
}

function clientFailure({ errCode, text, message }: ClientError, requestId: string): string {
  const errMsg = `cloud.callFunction:fail Error: errCode: ${errCode} ${text} | errMsg: ${message}`;
  return JSON.stringify({ errCode, errMsg, requestID: requestId });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
