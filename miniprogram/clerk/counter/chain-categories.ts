import { categoryNames, keptChain } from '../../services/chain';
import type { Category } from './bill-entry';

/** What goods may be booked as, in the reader's language, as the phone last heard of the chain; none before it has. */
export function chainCategories(): Category[] {
  const chain = keptChain();
  const name = categoryNames(chain);
  return (chain?.categories ?? []).map(({ id }) => ({ id, label: name(id) }));
}
