import type { Document } from '../document';

/** Gives a collection's documents; the filter says which ones are wanted, so that an index can serve it. */
export type Source = (collection: string, filter?: Document) => Iterable<Document>;

/** What a running pipeline may reach. */
export interface Run {
  source: Source;
  /** Variables of an enclosing `$lookup`, and `NOW`. */
  variables: Document;
  /** The paths of a collection's 2dsphere indexes; undefined when the caller does not check them. */
  geoPaths: ((collection: string) => readonly string[]) | undefined;
  collection: string;
}

/** A compiled stage. */
export type Stage = (documents: Document[], run: Run) => Document[];

/** Compiles a pipeline; handed in because pipelines nest in `$facet` and `$lookup`. */
type PipelineCompiler = (pipeline: unknown) => Stage;

/** Compiles one stage from what follows its name. */
export type StageCompiler = (specification: unknown, compilePipeline: PipelineCompiler) => Stage;

/** The scope in which a document's expressions are evaluated. */
export function scopeOf(document: Document, run: Run): { root: Document; current: Document; variables: Document } {
  return { root: document, current: document, variables: run.variables };
}
