import { DataFolderError } from './store';

/** Somebody asked how to start us. */
export class UsageAsked extends Error {}

/** A mistake that the person who started us can put right: one sentence, no stack. */
export class StartError extends Error {}

/** Runs a program, and ends it with a sentence instead of a stack when a person can put it right. */
export function runProgram(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    if (error instanceof UsageAsked) {
      console.log(error.message);
      return;
    }
    console.error(error instanceof StartError || error instanceof DataFolderError ? error.message : error);
    process.exit(1);
  });
}
