/** Calls to the data plane, counted as one network round trip each, and who made them. */
export interface Stats {
  roundTrips: number;
  byAction: Record<string, number>;
  byFunction: Record<string, FunctionStats>;
}

export interface FunctionStats {
  invocations: number;
  failures: number;
  /** Wall time of all invocations together, waiting for a free instance included. */
  totalMs: number;
  roundTrips: number;
  byAction: Record<string, number>;
}

export class StatsCounter {
  #stats: Stats = { roundTrips: 0, byAction: {}, byFunction: {} };

  /** @param functionName the function that made the call, if one did. */
  roundTrip(action: string, functionName: string | undefined): void {
    this.#stats.roundTrips++;
    count(this.#stats.byAction, action);
    if (functionName === undefined) return;
    const stats = this.#of(functionName);
    stats.roundTrips++;
    count(stats.byAction, action);
  }

  invocation(functionName: string, ok: boolean, ms: number): void {
    const stats = this.#of(functionName);
    stats.invocations++;
    stats.totalMs += ms;
    if (!ok) stats.failures++;
  }

  get(): Stats {
    return this.#stats;
  }

  reset(): void {
    this.#stats = { roundTrips: 0, byAction: {}, byFunction: {} };
  }

  #of(functionName: string): FunctionStats {
    return (this.#stats.byFunction[functionName] ??= {
      invocations: 0,
      failures: 0,
      totalMs: 0,
      roundTrips: 0,
      byAction: {},
    });
  }
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
