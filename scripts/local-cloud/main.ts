import { existsSync } from 'node:fs';
import { startLocalCloud } from './local-cloud';
import { readOptions } from './options';
import { runProgram, StartError } from './start-error';

/** `npm run cloud`: the local cloud alone, for any program that speaks to CloudBase. */
async function main(args: string[]): Promise<void> {
  const { port, dataDir, functionsDir, miniprogramDir, instances, collections } = readOptions(args);
  const cloud = await startLocalCloud({
    port,
    dataDir,
    collections,
    miniprogramDir,
    ...(functionsDir === undefined ? {} : { functionsDir }),
    ...(instances === undefined ? {} : { instancesPerFunction: instances }),
  }).catch((error: unknown) => {
    throw explained(error, port);
  });
  // Before the line that others wait for: they may end us as soon as they see it.
  stopOnSignal(() => cloud.close());
  for (const [name, value] of Object.entries(cloud.environment)) console.log(`export ${name}='${value}'`);
  const unbuilt = functionsDir !== undefined && !existsSync(functionsDir);
  if (unbuilt) console.log('# No functions are built yet: npm run build');
  console.log(`# Ready: ${cloud.url}`);
}

function explained(error: unknown, port: number): Error {
  if (codeOf(error) === 'EADDRINUSE')
    return new StartError(`Port ${port} is taken by another program: choose another with --port.`);
  if (codeOf(error) === 'EACCES')
    return new StartError(`Port ${port} may not be used: choose one above 1023 with --port.`);
  return error instanceof Error ? error : new Error(String(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(130);
    stopping = true;
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // Started by a test: when that ends in any way, so do we.
  if (process.connected) process.on('disconnect', stop);
}

/** `npm run cloud -- ARGS`. */
export function run(args: string[]): void {
  runProgram(() => main(args));
}
