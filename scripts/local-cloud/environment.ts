/** The one environment that the local cloud is. */
export const environmentId = 'vip-card-local';
/** The mini program's appid, where the real one would stand. */
export const appId = 'wx5ee0c0ffee000001';
/** What a chain sets at its functions in the cloud's console (README.md). Nobody real is in a local cloud. */
export const functionVariables: Record<string, string> = { PHONE_HASH_KEY: 'local' };

/**
 * What redirects any CloudBase SDK to the local cloud, by environment alone. Without `TENCENTCLOUD_RUNENV` every call
 * of @cloudbase/node-sdk would first probe a metadata host.
 *
 * @param query appended to the data plane's address: the SDK adds its own parameters behind it.
 */
export function sdkEnvironment(url: string, query = ''): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin${query === '' ? '' : `?${query}&`}` }),
    TCB_ENV: environmentId,
    SCF_NAMESPACE: environmentId,
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
  };
}
