import { isDocument, type Document } from './document';
import { geoNear } from './pipeline/geo-near';
import { groupingStages } from './pipeline/grouping';
import { joiningStages } from './pipeline/joining';
import { reshapingStages } from './pipeline/reshaping';
import { slicingStages } from './pipeline/slicing';
import type { Run, Source, Stage, StageCompiler } from './pipeline/stage';
import { QueryError } from './query-error';

export type { Source } from './pipeline/stage';

const stages: Record<string, StageCompiler> = {
  ...slicingStages,
  ...reshapingStages,
  ...groupingStages,
  ...joiningStages,
  $geoNear: geoNear,
};

/** What a pipeline may depend on besides documents. */
export interface AggregateContext {
  /** `$$NOW`. */
  now?: Date;
  /** The paths of a collection's 2dsphere indexes, one of which `$geoNear` needs. */
  geoPaths?: (collection: string) => readonly string[];
}

/**
 * Runs an aggregation pipeline over a collection. A `$match` in first place is also handed to the source, so that an index can
 * serve it. Unknown stages and operators are refused before any document is read.
 */
export function aggregate(
  pipeline: readonly Document[],
  source: Source,
  collection: string,
  context: AggregateContext = {},
): Document[] {
  const stage = compilePipeline(pipeline);
  const filter = pipeline[0]?.['$match'] ?? (pipeline[0]?.['$geoNear'] as Document | undefined)?.['query'];
  const run: Run = { source, collection, variables: { NOW: context.now ?? new Date() }, geoPaths: context.geoPaths };
  return stage([...source(collection, isDocument(filter) ? filter : undefined)], run);
}

function compilePipeline(pipeline: unknown): Stage {
  if (!Array.isArray(pipeline)) throw new QueryError('a pipeline must be an array');
  const compiled = (pipeline as unknown[]).map(compileStage);
  return (documents, run) => compiled.reduce((rows, stage) => stage(rows, run), documents);
}

function compileStage(stage: unknown, index: number): Stage {
  const [name, another] = isDocument(stage) ? Object.keys(stage) : [];
  if (!isDocument(stage) || name === undefined || another !== undefined) {
    throw new QueryError('A pipeline stage specification object must contain exactly one field.');
  }
  const compile = Object.hasOwn(stages, name) ? stages[name] : undefined;
  if (!compile) throw new QueryError(`Unrecognized pipeline stage name: '${name}'`);
  if (name === '$geoNear' && index > 0)
    throw new QueryError('$geoNear is only valid as the first stage in a pipeline.');
  return compile(stage[name], compilePipeline);
}
