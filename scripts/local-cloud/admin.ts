import { randomUUID } from 'node:crypto';
import type { FunctionRuntime } from './functions/function-runtime';
import { dataPlaneCode, failureMessage } from './functions/outcome';
import type { DataPlane } from './protocol';
import type { FileStore } from './storage/file-store';
import type { StatsCounter } from './stats';
import { callOpenApi, openApiName } from './wechat/open-api';
import type { OpenApiAnswer, WeChatServer } from './wechat/open-api';
import { decodeOpenApiRequest, encodeOpenApiAnswer, readForm } from './wechat/open-api-wire';

type Fields = Record<string, unknown>;

/** Everything behind `POST /admin`. */
export interface AdminParts {
  /** The data plane's database actions: protocol/. */
  database: DataPlane;
  runtime: FunctionRuntime;
  wechat: WeChatServer;
  files: FileStore;
  stats: StatsCounter;
}

export interface AdminAnswer {
  contentType: string;
  body: string | Buffer;
}

/** An error that the SDK throws with this code. */
class AdminError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** One request of an SDK, JSON or multipart. @param instance the function's instance that calls, from the address. */
export async function answerAdmin(
  parts: AdminParts,
  contentType: string,
  body: Buffer,
  instance: number,
): Promise<AdminAnswer> {
  const caller = parts.runtime.functionOf(instance);
  if (contentType.startsWith('multipart/')) return answerOpenApi(parts, contentType, body, caller);
  const requestId = randomUUID();
  try {
    const fields = record(JSON.parse(body.toString('utf8')));
    const action = text(fields['action']);
    parts.stats.roundTrip(action, caller);
    return json({ requestId, ...(await answerAction(parts, action, fields, caller)) });
  } catch (error) {
    return json({ requestId, ...errorFields(error) });
  }
}

async function answerAction(
  parts: AdminParts,
  action: string,
  fields: Fields,
  caller: string | undefined,
): Promise<object> {
  if (parts.database.handles(action)) return parts.database.handle(fields);
  switch (action) {
    case 'functions.invokeFunction':
      return invokeFunction(parts.runtime, fields, caller);
    case 'wx.api':
      return wxApi(parts, fields, caller);
    case 'storage.getUploadMetadata':
      return { data: parts.files.uploadMetadata(text(fields['path'])) };
    case 'storage.batchGetDownloadUrl':
      return {
        data: {
          download_list: await Promise.all(list(fields['file_list']).map((each) => downloadUrl(parts.files, each))),
        },
      };
    case 'storage.batchDeleteFile':
      return {
        data: {
          delete_list: await Promise.all(list(fields['fileid_list']).map((each) => parts.files.delete(text(each)))),
        },
      };
    case 'auth.getUserInfoForAdmin':
      return { data: userInfo(fields) };
    default:
      throw new AdminError('INVALID_ACTION', `The local cloud does not know the action ${action}`);
  }
}

async function invokeFunction(runtime: FunctionRuntime, fields: Fields, caller: string | undefined): Promise<Fields> {
  const event = text(fields['request_data'] ?? '');
  const source = caller === undefined ? ({ kind: 'sdk' } as const) : ({ kind: 'function', caller } as const);
  const outcome = await runtime.invoke(text(fields['function_name']), event === '' ? '{}' : event, source);
  if (outcome.ok) return { data: { response_data: outcome.answer }, requestId: outcome.requestId };
  return {
    code: dataPlaneCode(outcome.failure),
    message: failureMessage(outcome.failure),
    requestId: outcome.requestId,
  };
}

/** node-sdk's callWxOpenApi: JSON in, JSON text out; a picture travels as base64. */
async function wxApi(parts: AdminParts, fields: Fields, caller: string | undefined): Promise<Fields> {
  const requestData = fields['requestData'];
  const parameters = typeof requestData === 'string' && requestData !== '' ? (JSON.parse(requestData) as Fields) : {};
  const answer = await openApi(parts, text(fields['apiName']), parameters, caller);
  const responseData =
    answer.kind === 'json' ? answer.body : { contentType: answer.contentType, buffer: answer.bytes.toString('base64') };
  return { data: { responseData: JSON.stringify(responseData) } };
}

/** wx-server-sdk's cloud.openapi: multipart in, protobuf out; errors as JSON with exactly this content type. */
async function answerOpenApi(
  parts: AdminParts,
  contentType: string,
  body: Buffer,
  caller: string | undefined,
): Promise<AdminAnswer> {
  try {
    const form = await readForm(contentType, body).catch((error: unknown) => {
      throw new AdminError('INVALID_PARAM', `The body is not a form: ${String(error)}`);
    });
    const action = form.get('action')?.toString() ?? '';
    parts.stats.roundTrip(action, caller);
    if (action !== 'wx.openApi')
      throw new AdminError('INVALID_ACTION', `The local cloud does not know the action ${action}`);
    const parameters = decodeOpenApiRequest(form.get('requestData') ?? Buffer.alloc(0));
    const answer = await openApi(parts, form.get('apiName')?.toString() ?? '', parameters, caller);
    return { contentType: 'application/octet-stream', body: encodeOpenApiAnswer(answer) };
  } catch (error) {
    return json({ requestId: randomUUID(), ...errorFields(error) });
  }
}

function openApi(
  parts: AdminParts,
  apiName: string,
  parameters: Fields,
  caller: string | undefined,
): Promise<OpenApiAnswer> {
  const allowed = caller === undefined ? undefined : parts.runtime.configOf(caller).openapi;
  return callOpenApi(parts.wechat, { name: openApiName(apiName), parameters, allowed });
}

function downloadUrl(files: FileStore, each: unknown): Promise<Fields> {
  const { fileid, max_age: maxAge } = typeof each === 'object' && each !== null ? (each as Fields) : {};
  return files.downloadUrl(text(fileid), typeof maxAge === 'number' ? maxAge : undefined);
}

/** WeChat users have no CloudBase account of their own: their uid is all there is to say. */
function userInfo(fields: Fields): Fields {
  const uid = text(fields['uuid'] ?? fields['platformId']);
  return { uid, openId: '', appId: '', customUserId: '', isAnonymous: false, envName: text(fields['envName'] ?? '') };
}

function errorFields(error: unknown): Fields {
  if (error instanceof AdminError) return { code: error.code, message: error.message };
  if (error instanceof SyntaxError || error instanceof RangeError)
    return { code: 'INVALID_PARAM', message: error.message };
  return { code: 'SYS_ERR', message: error instanceof Error ? error.message : String(error) };
}

function json(fields: Fields): AdminAnswer {
  return { contentType: 'application/json; charset=utf-8', body: JSON.stringify(fields) };
}

function record(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) throw new AdminError('INVALID_PARAM', 'The body is not an object');
  return value as Fields;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new AdminError('INVALID_PARAM', `Expected text, got ${typeof value}`);
  return value;
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new AdminError('INVALID_PARAM', 'Expected a list');
  return value;
}
