export { DatabaseError, DataFolderError } from './database-error';
export { Store, type StoreOptions, type StoreStats } from './store';
