import { appId, environmentId } from '../environment';

/** Who and what caused an invocation; the platform alone says so, never the event. */
export type Source =
  | { kind: 'wechat'; openid: string; unionid?: string; appid?: string }
  | { kind: 'function'; caller: string }
  | { kind: 'sdk' }
  | { kind: 'http' }
  | { kind: 'timer' };

/**
 * The environment variables of one invocation. `getCloudbaseContext(context)` reads them from the context first and
 * from process.env otherwise, `auth().getUserInfo()` and wx-server-sdk's `getWXContext()` only from process.env: the
 * runtime puts them in both places.
 */
export function identityOf(source: Source): Record<string, string> {
  const tcb = { TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE', TCB_ENV: environmentId };
  switch (source.kind) {
    case 'wechat':
      return {
        ...tcb,
        TCB_SOURCE: 'wx_client',
        LOGINTYPE: 'WECHAT',
        WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID,WX_API_TOKEN',
        WX_OPENID: source.openid,
        WX_APPID: source.appid ?? appId,
        ...(source.unionid === undefined ? {} : { WX_UNIONID: source.unionid }),
        WX_API_TOKEN: 'local',
      };
    case 'timer':
      return {
        ...tcb,
        TCB_SOURCE: 'wx_trigger',
        TRIGGER_SRC: 'timer',
        WX_CONTEXT_KEYS: 'WX_APPID,WX_TRIGGER_API_TOKEN_V0',
        WX_APPID: appId,
        WX_TRIGGER_API_TOKEN_V0: 'local',
      };
    case 'function':
      return { ...tcb, TCB_SOURCE: 'scf' };
    case 'sdk':
      return { ...tcb, TCB_SOURCE: 'sdk' };
    case 'http':
      return { ...tcb, TCB_SOURCE: 'http' };
  }
}

/** SCF's context object: `environment` is JSON text, and what `getCloudbaseContext(context)` trusts most. */
export function contextOf(
  invocation: { functionName: string; requestId: string; timeout: number; memorySize: number },
  environment: Record<string, string>,
): Record<string, unknown> {
  return {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: invocation.memorySize,
    time_limit_in_ms: invocation.timeout * 1000,
    request_id: invocation.requestId,
    function_name: invocation.functionName,
    function_version: '$LATEST',
    namespace: environmentId,
    tencentcloud_region: 'ap-shanghai',
    environment: JSON.stringify(environment),
  };
}
