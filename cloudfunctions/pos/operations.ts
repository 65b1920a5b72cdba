import type { AnyOperation } from './operation';
import { quote } from './quote';
import { refunds } from './refunds';
import { rules } from './rules';
import { sales } from './sales';
import { verifyCard } from './verify-card';

/** Everything that a till may ask for, beside the API's own document. */
export const operations = [rules, quote, sales, refunds, verifyCard] as unknown as readonly AnyOperation[];
