import { inReadersLanguage } from '../../copy/index';
import { en } from './en';
import { zhCn } from './zh-cn';

export type ClerkCopy = typeof zhCn;

/** Every sentence of the counter, in the reader's language. */
export const clerkCopy = (): ClerkCopy => inReadersLanguage<ClerkCopy>(zhCn, en);
