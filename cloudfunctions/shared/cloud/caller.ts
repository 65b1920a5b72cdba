import { getCloudbaseContext } from '@cloudbase/node-sdk';

/** Who calls, as the platform says. What a page sends in its event proves nothing. */
export interface Caller {
  openid: string;
}

/** The caller's identity from the platform's context; undefined when the call did not come through WeChat. */
export function callerOf(context: unknown): Caller | undefined {
  const { WX_OPENID: openid } = getCloudbaseContext(context as Parameters<typeof getCloudbaseContext>[0]);
  return openid === undefined || openid === '' ? undefined : { openid };
}
