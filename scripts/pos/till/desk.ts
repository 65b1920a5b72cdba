import type { BillBook } from './bill-book';
import type { CardScanner } from './card-scanner';
import type { TillParts } from './parts';
import type { Settling } from './settling';

/** What is at hand for whoever carries out a command. */
export interface Desk {
  parts: TillParts;
  bills: BillBook;
  scanner: CardScanner;
  settling: Settling;
}
