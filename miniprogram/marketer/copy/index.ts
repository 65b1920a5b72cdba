import { inReadersLanguage } from '../../copy/index';
import { en } from './en';
import { zhCn } from './zh-cn';

export type MarketerCopy = typeof zhCn;

/** Every sentence of headquarters' pages, in the reader's language. */
export const marketerCopy = (): MarketerCopy => inReadersLanguage<MarketerCopy>(zhCn, en);
