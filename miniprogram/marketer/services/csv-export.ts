import { accept } from '@vip-card/core';
import type { AnyRefusal, Answer } from '../../services/call';
import { marketerCopy } from '../copy/index';
import type { Csv } from '../figures/csv';
import { handOutCsv } from './hand-out';

/** Hears how many rows were read so far, and says whether anybody still wants them. */
type Tell = (rows: number) => boolean;

/** Reads a list to its end, page after page; the first refusal ends it. */
export async function readAll<Page extends { next: string | null }, Row>(
  fetchPage: (place: { before?: string }) => Promise<Answer<Page>>,
  rowsOf: (page: Page) => readonly Row[],
  tell: Tell,
): Promise<Answer<Row[]>> {
  const rows: Row[] = [];
  for (let place: { before?: string } | null = {}; place !== null;) {
    const answer: Answer<Page> = await fetchPage(place);
    if (!answer.ok) return answer;
    rows.push(...rowsOf(answer.value));
    const { next } = answer.value;
    place = tell(rows.length) && next !== null ? { before: next } : null;
  }
  return accept(rows);
}

/**
 * A CSV of more than a page has read: a tap reads all of it, saying how far it is, and the next hands it out, because WeChat
 * shares a file only in a tap. The button's label says what a tap does, and how many rows there are.
 */
export class CsvExport {
  private table: Csv | undefined;
  private isReading = false;
  private turn = 0;

  constructor(
    private readonly of: {
      name: string;
      label: (text: string) => void;
      refuse: (refusal: AnyRefusal) => void;
      read: (tell: Tell) => Promise<Answer<Csv>>;
    },
  ) {}

  async tap(): Promise<void> {
    const { table } = this;
    if (this.isReading) return;
    if (!table) return this.read();
    this.reset();
    await handOutCsv(this.of.name, table);
  }

  /** What there is to read has changed, or nobody wants it any more. */
  reset(): void {
    this.turn += 1;
    this.isReading = false;
    this.table = undefined;
    this.of.label(marketerCopy().handOut.export);
  }

  private async read(): Promise<void> {
    const words = marketerCopy().handOut;
    const { turn, of } = this;
    this.isReading = true;
    const tell = (rows: number): boolean => {
      if (turn === this.turn) of.label(words.reading(rows));
      return turn === this.turn;
    };
    tell(0);
    const answer = await of.read(tell);
    if (turn !== this.turn) return;
    this.reset();
    if (!answer.ok) {
      of.refuse(answer.refusal);
      return;
    }
    this.table = answer.value;
    of.label(words.ready(answer.value.rows));
  }
}
