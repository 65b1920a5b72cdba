import type { Builtin } from './builtin';

export const builtins: readonly Builtin[] = [];
