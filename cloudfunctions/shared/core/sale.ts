import type { Fen } from './units';

/** One line of a bill: `quantity` pieces of one article. */
export interface SaleLine {
  sku?: string;
  name?: string;
  /** A category id of the chain, such as `womenswear`. */
  category: string;
  size?: string;
  colour?: string;
  quantity: number;
  /** List price and price paid, both for the whole line. */
  list: Fen;
  paid: Fen;
}
