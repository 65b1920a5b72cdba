import type { PageCodes } from './page-code';
import type { PhoneCodes } from './phone-codes';
import type { SubscribeMessages } from './subscribe-messages';

/** What WeChat's servers answer: JSON with an `errcode`, or a picture. */
export type OpenApiAnswer =
  { kind: 'json'; body: Record<string, unknown> } | { kind: 'image'; contentType: string; bytes: Buffer };

/** An error as WeChat's server API words it. */
export class WeChatError extends Error {
  readonly errcode: number;

  constructor(errcode: number, errmsg: string) {
    super(errmsg);
    this.errcode = errcode;
  }
}

/** CloudBase's own refusals on the way to WeChat (wx-server-sdk's -604100 and -604101). */
const OPEN_API_NOT_FOUND = -604100;
const OPEN_API_NO_PERMISSION = -604101;

export interface WeChatServer {
  phoneCodes: PhoneCodes;
  subscribeMessages: SubscribeMessages;
  pageCodes: PageCodes;
}

/** node-sdk users may also name an API by its HTTP path. */
const NAME_OF_PATH: Record<string, string> = {
  '/wxa/business/getuserphonenumber': 'phonenumber.getPhoneNumber',
  '/cgi-bin/message/subscribe/send': 'subscribeMessage.send',
  '/wxa/getwxacodeunlimit': 'wxacode.getUnlimited',
};

/** `openapi.x.y`, `x.y` and the HTTP path name the same API. */
export function openApiName(apiName: string): string {
  return NAME_OF_PATH[apiName] ?? apiName.replace(/^openapi\./, '');
}

/**
 * One call of a function to WeChat's server API.
 *
 * @param allowed the API names in the calling function's config.json, or undefined when no function calls.
 */
export async function callOpenApi(
  wechat: WeChatServer,
  call: { name: string; parameters: Record<string, unknown>; allowed: readonly string[] | undefined },
): Promise<OpenApiAnswer> {
  const { name, parameters, allowed } = call;
  const api = apis[name];
  if (!api) return error(OPEN_API_NOT_FOUND, `API not found: ${name}`);
  if (allowed && !allowed.includes(name)) {
    return error(
      OPEN_API_NO_PERMISSION,
      `function has no permission to call this API: add "${name}" to permissions.openapi of its config.json`,
    );
  }
  try {
    return await api(wechat, parameters);
  } catch (thrown) {
    if (thrown instanceof WeChatError) return error(thrown.errcode, thrown.message);
    throw thrown;
  }
}

type Api = (wechat: WeChatServer, parameters: Record<string, unknown>) => OpenApiAnswer | Promise<OpenApiAnswer>;

const apis: Record<string, Api> = {
  'phonenumber.getPhoneNumber': ({ phoneCodes }, parameters) =>
    ok({ phone_info: phoneCodes.exchange(parameters['code']) }),
  'subscribeMessage.send': ({ subscribeMessages }, parameters) => {
    subscribeMessages.send(parameters);
    return ok({});
  },
  'wxacode.getUnlimited': async ({ pageCodes }, parameters) => ({
    kind: 'image',
    contentType: 'image/png',
    bytes: await pageCodes.draw(parameters),
  }),
};

function ok(body: Record<string, unknown>): OpenApiAnswer {
  return { kind: 'json', body: { errcode: 0, errmsg: 'ok', ...body } };
}

function error(errcode: number, errmsg: string): OpenApiAnswer {
  return { kind: 'json', body: { errcode, errmsg } };
}
