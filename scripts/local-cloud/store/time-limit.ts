import { createContext, Script } from 'node:vm';
import { requestFailed } from './database-error';

const context = createContext({});
const script = new Script('work()');

/**
 * Runs synchronous work that must not hold everybody up for ever; what it changes may be half done when the time is over,
 * so it had better only read. The watch costs some 50 microseconds.
 * @throws DatabaseError when the time is over
 */
export function withinTime<T>(milliseconds: number, work: () => T): T {
  context['work'] = work;
  try {
    // Of all that JavaScript offers, only a script's limit also ends a regular expression that backtracks without end.
    return script.runInContext(context, { timeout: milliseconds }) as T;
  } catch (error) {
    if (isTimeOut(error)) throw requestFailed(`operation exceeded time limit: ${String(milliseconds)} ms`);
    throw error;
  }
}

/** It is made in the script's own context, where `Error` is another class. */
function isTimeOut(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
