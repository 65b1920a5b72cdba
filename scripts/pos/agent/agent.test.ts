import fc from 'fast-check';
import { appendFileSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { issueDevice } from '../../../cloudfunctions/pos/testing/till';
import { openShop } from '../../../cloudfunctions/shared/cloud/testing/shop-floor';
import { auditChain } from '../../audit/audit';
import type { Asked, Outcome } from '../client';
import { encodeGbk } from '../testing/gb18030';
import { openNetwork } from '../testing/network';
import { buildProgram, runProgram, type Running } from '../testing/program';
import { temporaryFolder } from '../testing/temporary-folder';
import { Agent } from './agent';

const HEADER = 'kind,receipt,occurredAt,card,category,name,paid,of,line';
const row = (receipt: string, paid = '10.00', name = '上衣'): string =>
  `sale,${receipt},2026-11-22 10:00:00,OLD-1,womenswear,${name},${paid},,`;
const refund = (receipt: string, of: string): string => `refund,${receipt},2026-11-22 11:00:00,,,,,${of},0`;
const csv = (...rows: string[]): Buffer => Buffer.from([HEADER, ...rows, ''].join('\n'));

const NOON = Date.parse('2026-11-22T04:00:00Z');

/** A server that counts what it takes, and refuses receipts whose number begins with X and what has not happened yet. */
class TestServer {
  readonly taken: string[] = [];
  now = NOON;

  ask = ({ path: asked, ...request }: Asked): Promise<Outcome> => {
    const { receipt, occurredAt } = ('body' in request ? request.body : {}) as { receipt: string; occurredAt: number };
    if (occurredAt > this.now) {
      const reason = { code: 'occurred_in_future', zh: '成交时间晚于现在。', en: 'It has not happened yet.' };
      return Promise.resolve({ kind: 'busy', reason, retryAfterMs: 0 });
    }
    if (receipt.startsWith('X')) {
      const reason = { code: 'member_not_found', zh: '没有找到会员。', en: 'No member was found.' };
      return Promise.resolve({ kind: 'refused', reason });
    }
    this.taken.push(`${asked} ${receipt}`);
    return Promise.resolve({ kind: 'done', value: {}, tag: null });
  };
}

class Desk {
  readonly dataDir = temporaryFolder();
  readonly folder = temporaryFolder();
  readonly server = new TestServer();
  agent = this.open();

  open(): Agent {
    const { dataDir, folder, server: client } = this;
    const clock = { now: () => this.server.now };
    return new Agent({ dataDir, folder, client, clock, storeId: 'jingan', encoding: 'auto', tell: () => undefined });
  }

  restart(): void {
    this.agent.close();
    this.agent = this.open();
  }

  async take(name: string, bytes: Uint8Array, how = { quiet: true, ended: true }): Promise<void> {
    this.agent.take([{ name, bytes, ...how }]);
    await this.agent.settler.settle();
  }

  rejected(name: string): string[] {
    return readFileSync(path.join(this.folder, name), 'utf8').trim().split('\r\n');
  }
}

it('sends the same file again, renamed, appended to or after a restart, once', async () => {
  const desk = new Desk();
  await desk.take('a.csv', csv(row('R1'), row('R2')));
  await desk.take('a.csv', csv(row('R1'), row('R2'), row('R3')));
  desk.restart();
  await desk.take('b.csv', csv(row('R1'), row('R2'), row('R3'), refund('R1', 'R1')));
  expect(desk.server.taken).toEqual(['/sales R1', '/sales R2', '/sales R3', '/refunds R1']);
});

it('sends a refund after its sale, in whatever file each is', async () => {
  const desk = new Desk();
  const how = { quiet: true, ended: true };
  desk.agent.take([
    { name: 'a.csv', bytes: csv(refund('B1', 'S1')), ...how },
    { name: 'b.csv', bytes: csv(row('S1')), ...how },
  ]);
  await desk.agent.settler.settle();
  expect(desk.server.taken).toEqual(['/sales S1', '/refunds B1']);
});

it('puts what cannot be sent and what is refused beside the file, with the reason, and goes on', async () => {
  const desk = new Desk();
  await desk.take('a.csv', csv(row('R1', 'ten'), row('X2'), row('R3')));
  expect(desk.server.taken).toEqual(['/sales R3']);
  const [header, ...rows] = desk.rejected('a.rejected.csv');
  expect(header).toBe(`${HEADER},rejected,原因,reason`);
  // By this mark office programs know UTF-8.
  expect(readFileSync(path.join(desk.folder, 'a.rejected.csv'))[0]).toBe(0xef);
  expect(rows).toEqual([
    `${row('R1', 'ten')},field_wrong,paid 应为金额（元）。,paid should be an amount in yuan.`,
    `${row('X2')},member_not_found,没有找到会员。,No member was found.`,
  ]);
  desk.restart();
  await desk.take('a.csv', csv(row('R1', 'ten'), row('X2'), row('R3')));
  expect(desk.rejected('a.rejected.csv')).toHaveLength(3);
});

it('sends what was put right, and what comes again in another file', async () => {
  const desk = new Desk();
  await desk.take('a.csv', csv(row('R1', 'ten'), row('X2')));
  await desk.take('retry.csv', readFileSync(path.join(desk.folder, 'a.rejected.csv')));
  expect(desk.rejected('retry.rejected.csv')).toHaveLength(3);
  await desk.take('retry2.csv', csv(row('R1', '10')));
  expect(desk.server.taken).toEqual(['/sales R1']);
});

it('lets what a fast clock wrote wait for its time, and sets aside what is dated a day ahead', async () => {
  const desk = new Desk();
  const dated = (receipt: string, time: string): string => row(receipt).replace('2026-11-22 10:00:00', time);
  const [first, next] = [dated('R1', '2026-11-22 12:20:00'), dated('R2', '2026-11-23 12:20:00')];
  await desk.take('a.csv', csv(first, next));
  expect([desk.server.taken, desk.agent.waiting()]).toEqual([[], 2]);
  desk.server.now += 20 * 60_000;
  await desk.agent.settler.settle();
  expect([desk.server.taken, desk.agent.waiting()]).toEqual([['/sales R1'], 0]);
  expect(desk.rejected('a.rejected.csv').slice(1).join()).toMatch(/^sale,R2,.*occurred_in_future/);
});

it('does not send other content under a number that was sent', async () => {
  const desk = new Desk();
  await desk.take('a.csv', csv(row('R1')));
  await desk.take('a.csv', csv(row('R1'), row('R1')));
  expect(desk.server.taken).toEqual(['/sales R1']);
  expect(desk.rejected('a.rejected.csv').slice(1).join()).toMatch(/receipt_reused/);
});

it('however a file is cut into pieces, files and restarts, every receipt is sent once and whole', async () => {
  const receipts = fc.array(fc.record({ rows: fc.integer({ min: 1, max: 3 }), file: fc.integer({ min: 0, max: 1 }) }), {
    minLength: 1,
    maxLength: 8,
  });
  const cuts = fc.array(fc.record({ part: fc.double({ min: 0, max: 1, noNaN: true }), restart: fc.boolean() }), {
    maxLength: 6,
  });
  const shape = fc.record({ gbk: fc.boolean(), end: fc.constantFrom('\n', '\r\n'), lastEnd: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(receipts, cuts, shape, async (made, pieces, { gbk, end, lastEnd }) => {
      const desk = new Desk();
      const bytes = [0, 1].map((file) => {
        const lines = made.flatMap(({ rows, file: own }, place) =>
          own === file ? Array.from({ length: rows }, (_, piece) => row(`R${place}`, `${piece + 1}`, '"红, 裙"')) : [],
        );
        const text = [HEADER, ...lines].join(end) + (lastEnd ? end : '');
        return gbk ? encodeGbk(text) : Buffer.from(text);
      });
      for (const { part, restart } of [...pieces].sort((a, b) => a.part - b.part)) {
        for (const [file, all] of bytes.entries()) {
          const written = all.subarray(0, Math.floor(all.length * part));
          await desk.take(`${file}.csv`, written, { quiet: false, ended: false });
        }
        if (restart) desk.restart();
      }
      for (const [file, all] of bytes.entries()) await desk.take(`${file}-renamed.csv`, all);
      expect([...desk.server.taken].sort()).toEqual(made.map((_, place) => `/sales R${place}`).sort());
      expect(readdirSync(desk.folder)).toEqual([]);
      desk.agent.close();
    }),
    { numRuns: 60 },
  );
});

it('killed at any point while a till writes, the program posts every receipt exactly once', async () => {
  const shop = await openShop();
  await shop.cloud.clock.set(NOON);
  const network = await openNetwork(shop.cloud.url);
  const keys = await issueDevice(shop);
  const joining = { requestId: shop.request(), consentVersion: '2026-01', cardNumber: 'OLD-1' };
  const card = await shop.get('o-agent', 'members', 'join', joining);
  const [folder, data] = [temporaryFolder(), temporaryFolder()];
  const program = buildProgram('pos-agent');
  const args = ['--watch', folder, '--url', `${network.url}/http/pos`, '--store', 'jingan', '--data', data];
  const start = (): Running =>
    runProgram(program.file, [...args, '--quiet-ms', '50'], {
      VIP_CARD_DEVICE: keys.deviceId,
      VIP_CARD_KEY_ID: keys.keyId,
      VIP_CARD_SECRET: keys.secret,
    });
  const wanted: string[] = [];
  const write = (count: number): void => {
    const receipts = Array.from({ length: count }, (_, place) => `W${wanted.length + place}`);
    wanted.push(...receipts);
    const text = receipts.map((receipt) => `${row(receipt)}\r\n`).join('');
    const begun = readdirSync(folder).includes('day.csv');
    appendFileSync(path.join(folder, 'day.csv'), encodeGbk(begun ? text : `${HEADER}\r\n${text}`));
  };
  try {
    for (let round = 0; round < 4; round += 1) {
      const agent = start();
      let passes = 1 + ((round * 5) % 7);
      const killed = new Promise<unknown>((resolve) => {
        network.onPass = () => {
          passes -= 1;
          if (passes === 0) resolve(agent.stop('SIGKILL'));
        };
      });
      write(4);
      writeFileSync(path.join(folder, 'half.tmp'), csv(row(`T${round}`)));
      renameSync(path.join(folder, 'half.tmp'), path.join(folder, `whole-${round}.csv`));
      wanted.push(`T${round}`);
      await killed;
    }
    network.onPass = () => undefined;
    write(1);
    renameSync(path.join(folder, 'day.csv'), path.join(folder, 'renamed.csv'));
    const agent = start();
    const sales = async (): Promise<string[]> =>
      (await shop.store.sales.where({ memberNo: card.memberNo }, { limit: 100 })).map(({ receipt }) => receipt).sort();
    const expected = [...wanted].sort();
    // It says so whenever nothing waits: also before the file's last receipt is complete.
    for (let told = 0; (await sales()).length < expected.length; told += 1) {
      await agent.line((line) => isSent(line) && agent.lines.filter(isSent).length > told);
    }
    expect(await agent.stop('SIGTERM')).toBe(0);
    expect(await sales()).toEqual(expected);
    expect((await shop.store.accounts.find(String(card.memberNo)))?.balance).toBe(10 * expected.length);
    expect((await auditChain(shop.store)).findings).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.includes('rejected'))).toEqual([]);
  } finally {
    program.remove();
    await network.close();
    await shop.cloud.stop();
  }
}, 60_000);

const isSent = (line: string): boolean => line.includes('Everything is sent');
