import type { CompiledModule } from '../../compile/compiled-app';
import type { Problem } from '../../problem';
import { columnShift } from './modules';
import { originalPosition } from './source-map';

const FRAME = /mini:\/\/\/([^\s):]+):(\d+):(\d+)/;

/** Makes a problem of something thrown, with the file and line of the innermost frame inside the mini program. */
export function problemOf(thrown: unknown, modules: Readonly<Record<string, CompiledModule>>, where?: string): Problem {
  const error = thrown instanceof Error ? thrown : new Error(describe(thrown));
  const stack = error.stack ?? '';
  const frame = FRAME.exec(stack);
  const message = `${where === undefined ? '' : `${where}: `}${error.name === 'Error' ? '' : `${error.name}: `}${error.message}`;
  return {
    kind: 'runtime',
    severity: 'error',
    message,
    ...(frame && positionOf(modules, frame[1] ?? '', Number(frame[2]), Number(frame[3]))),
    stack: stack.replaceAll(new RegExp(FRAME, 'g'), (_, file: string, line: string, column: string) => {
      const position = positionOf(modules, file, Number(line), Number(column));
      return `${position.file}:${String(position.line)}:${String(position.column)}`;
    }),
  };
}

function positionOf(
  modules: Readonly<Record<string, CompiledModule>>,
  file: string,
  line: number,
  shiftedColumn: number,
): { file: string; line: number; column: number } {
  const column = shiftedColumn - columnShift(line);
  const map = modules[file]?.map;
  const original = map === undefined ? undefined : originalPosition(map, line, column);
  if (!original) return { file, line, column };
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return { file: folder + original.source, line: original.line, column: original.column };
}

function describe(thrown: unknown): string {
  if (typeof thrown === 'string') return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'errMsg' in thrown) return String(thrown.errMsg);
  try {
    return JSON.stringify(thrown);
  } catch {
    return String(thrown);
  }
}
