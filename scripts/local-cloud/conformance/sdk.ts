import type cloudbase from '@cloudbase/node-sdk';

/** The SDK as it behaves: its own types say `any` nearly everywhere, and leave things out that it has. */
export interface Database {
  collection(name: string): Collection;
  createCollection(name: string): Promise<unknown>;
  startTransaction(): Promise<Transaction>;
  runTransaction(work: (transaction: Transaction) => Promise<unknown>): Promise<unknown>;
  serverDate: (options?: { offset: number }) => object;
  RegExp: (options: { regexp: string; options: string }) => object;
  ObjectId: (options: { id: string }) => object;
  command: Commands;
  Geo: Geometries;
}

export type Fields = Record<string, unknown>;

interface Query {
  get(): Promise<{ data: Fields[]; requestId: string }>;
  count(): Promise<{ total: number; requestId: string }>;
  where(filter: object): Query;
  options(options: { raw?: boolean; multiple?: boolean }): Query;
  orderBy(path: string, direction: 'asc' | 'desc'): Query;
  limit(limit: number): Query;
  skip(offset: number): Query;
  field(projection: object): Query;
  update(data: object): Promise<object>;
  updateAndReturn(data: object): Promise<object>;
  remove(): Promise<object>;
}

export interface Collection extends Query {
  readonly name: string;
  doc(id: string | number): DocumentReference;
  add(data: object): Promise<{ id?: unknown; ids?: unknown[] }>;
  options(options: { raw?: boolean; multiple?: boolean }): Collection;
  aggregate(pipeline?: readonly object[]): Aggregation;
}

interface DocumentReference {
  /** A list outside a transaction, a document or null inside one. */
  get(): Promise<{ data: Fields[] }>;
  field(projection: object): DocumentReference;
  set(data: object): Promise<object>;
  update(data: object): Promise<object>;
  remove(): Promise<object>;
}

export interface Transaction {
  collection(name: string): Collection;
  commit(): Promise<unknown>;
  rollback(reason?: unknown): Promise<unknown>;
}

type SdkCommands = ReturnType<cloudbase.CloudBase['database']>['command'];
type SdkAggregation = ReturnType<SdkCommands['aggregate']['pipeline']>;
type StageName = Exclude<keyof SdkAggregation, 'end' | 'unwrap' | 'done' | `_${string}`>;

export type Aggregation = Record<StageName, (specification: unknown) => Aggregation> & {
  end(): Promise<{ data: Fields[] }>;
  done(): object[];
};

type CommandName = Exclude<keyof SdkCommands, 'aggregate' | 'project'>;
type ChainName = 'and' | 'or' | 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'nin' | 'geoNear';

/** A command; conditions can be chained. */
type Command = Record<ChainName, (...values: unknown[]) => Command>;

type Commands = Record<CommandName, (...values: unknown[]) => Command> & {
  aggregate: Record<Exclude<keyof SdkCommands['aggregate'], 'pipeline'>, (argument: unknown) => object> & {
    pipeline(): Aggregation;
  };
  project: Record<'slice' | 'elemMatch', (argument: unknown) => object>;
};

/** A geometry of the SDK. */
export interface Geometry {
  toJSON(): unknown;
}

interface Geometries {
  Point: new (longitude: number, latitude: number) => Geometry;
  LineString: new (points: Geometry[]) => Geometry;
  Polygon: new (rings: Geometry[]) => Geometry;
  MultiPoint: new (points: Geometry[]) => Geometry;
  MultiLineString: new (lines: Geometry[]) => Geometry;
  MultiPolygon: new (polygons: Geometry[]) => Geometry;
}
