export { DatabaseError, DataFolderError } from './database-error';
export { Store } from './store';
export { withinTime } from './time-limit';
