import { request as send, type IncomingMessage, type ServerResponse } from 'node:http';

/** Passes a request on to the local cloud, streaming both ways (server-sent events too), so that phones need no CORS. */
export function proxyTo(target: URL, request: IncomingMessage, response: ServerResponse): void {
  const upstream = send(
    target,
    { method: request.method, headers: { ...request.headers, host: target.host } },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      response.flushHeaders(); // an event stream opens before its first event
      answer.pipe(response);
    },
  );
  upstream.on('error', (error) => {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.writeHead(502, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify({ errCode: -1, errMsg: `The local cloud does not answer: ${error.message}` }));
  });
  response.on('close', () => {
    upstream.destroy();
  });
  request.pipe(upstream);
}
