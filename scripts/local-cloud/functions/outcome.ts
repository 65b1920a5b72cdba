/** How one invocation of a function ended. `answer` is JSON text: nothing between the function and the wire parses it. */
export type Outcome = ({ ok: true; answer: string } | { ok: false; failure: Failure }) & { requestId: string };

export type Failure =
  | { kind: 'not_found' }
  | { kind: 'threw'; name: string; message: string; stack: string }
  | { kind: 'time_limit'; seconds: number }
  | { kind: 'memory_limit'; megabytes: number }
  | { kind: 'exited'; exitCode: number }
  | { kind: 'too_large'; what: 'request' | 'answer'; bytes: number };

/** The sentence CloudBase's own logs and answers use for a failure. */
export function failureMessage(failure: Failure): string {
  switch (failure.kind) {
    case 'not_found':
      return 'FunctionName parameter could not be found.';
    case 'threw':
      return failure.stack === '' ? `${failure.name}: ${failure.message}` : failure.stack;
    case 'time_limit':
      return `Invoking task timed out after ${failure.seconds} seconds`;
    case 'memory_limit':
      return `Memory limit exceeded: the function used more than ${failure.megabytes} MB`;
    case 'exited':
      return `User process exit when running, exit code ${failure.exitCode}`;
    case 'too_large':
      return failure.what === 'request'
        ? `Request entity too large: the event has ${failure.bytes} bytes, the limit is 6 MB`
        : `The size of response exceeds the upper limit (6MB): ${failure.bytes} bytes`;
  }
}

/** The code of @cloudbase/node-sdk's error when one function calls another. */
export function dataPlaneCode(failure: Failure): string {
  switch (failure.kind) {
    case 'not_found':
      return 'FUNCTION_NOT_FOUND';
    case 'time_limit':
      return 'FUNCTIONS_TIME_LIMIT_EXCEEDED';
    case 'memory_limit':
      return 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED';
    case 'too_large':
      return failure.what === 'request' ? 'EXCEED_REQUEST_SIZE_LIMIT' : 'FUNCTIONS_EXECUTE_FAIL';
    case 'threw':
    case 'exited':
      return 'FUNCTIONS_EXECUTE_FAIL';
  }
}
