import { memberCode, type CardView, type EpochMs } from '@vip-card/core';
import path from 'node:path';
import { issueDevice, type Keys } from '../../../cloudfunctions/pos/testing/till';
import { openShop, type ShopFloor } from '../../../cloudfunctions/shared/cloud/testing/shop-floor';
import { auditChain } from '../../audit/audit';
import { PosClient } from '../client';
import { ServerClock, type KnownTime } from '../clock';
import { readJson, replaceFile } from '../folder';
import { thisMachine } from '../machine';
import { Outbox } from '../outbox';
import { TestMachine } from '../testing/machine';
import { openNetwork, type TestNetwork } from '../testing/network';
import { buildProgram, runProgram, type Running } from '../testing/program';
import { temporaryFolder } from '../testing/temporary-folder';
import type { TillAnswer, TillNote } from './answer';
import { readCommand } from './commands';
import { loadEngine } from './engine';
import { KnownMembers } from './known-members';
import { RuleBook } from './rule-book';
import { inWords, type Saying } from './sayings';
import { Till } from './till';

const HOUR = 3_600_000;

let shop: ShopFloor;
let network: TestNetwork;
let keys: Keys;
beforeAll(async () => {
  shop = await openShop();
  network = await openNetwork(shop.cloud.url);
  keys = await issueDevice(shop);
}, 60_000);
afterAll(async () => {
  await network.close();
  await shop.cloud.stop();
});
beforeEach(() => (network.passage = () => 'through'));

let count = 0;

async function join(): Promise<CardView> {
  const input = { requestId: shop.request(), consentVersion: '2026-01' };
  return shop.get(`o-till-${(count += 1)}`, 'members', 'join', input);
}

/** A member who has bought enough for a fifth more points. */
async function silver(): Promise<CardView> {
  const card = await join();
  const desk = await openTill();
  await desk.do(`sale ${codeOf(card, desk.clock.now())} womenswear:1000`);
  await shop.cloud.clock.advance(60_000);
  return card;
}

const codeOf = ({ memberNo, secret }: CardView, at: number): string => memberCode(memberNo, secret, at as EpochMs);
const pointsOf = async ({ memberNo }: CardView) => (await shop.store.accounts.find(String(memberNo)))?.balance;
const cut = (): void => void (network.passage = () => 'nowhere');

/** A till with a memory of its own, at this desk or as it was left. */
interface Desk {
  till: Till;
  outbox: Outbox<TillNote, TillAnswer>;
  clock: ServerClock;
  said: Saying[];
  /** What it said of a kind, newest last. */
  heard<Kind extends Saying['say']>(kind: Kind): Extract<Saying, { say: Kind }>[];
  do(line: string): Promise<void>;
}

async function openTill(folder = temporaryFolder(), machine = thisMachine()): Promise<Desk> {
  const said: Saying[] = [];
  const say = (saying: Saying): void => void said.push(saying);
  const outbox = new Outbox<TillNote, TillAnswer>(folder);
  const file = path.join(folder, 'clock.json');
  const keep = (known: KnownTime): void => replaceFile(file, JSON.stringify(known));
  const clock = new ServerClock({ known: readJson(file) as KnownTime | undefined, keep, machine });
  const url = `${network.url}/http/pos`;
  const client = new PosClient({ url, keys, clock, onClockTrouble: (trouble) => say({ say: 'clock', trouble }) });
  const engine = await loadEngine();
  const [rules, members] = [new RuleBook(folder), new KnownMembers(folder)];
  const till = new Till({
    storeId: 'jingan',
    deviceId: keys.deviceId,
    client,
    clock,
    engine,
    outbox,
    rules,
    members,
    say,
  });
  await till.open();
  return {
    till,
    outbox,
    clock,
    said,
    heard: (kind) => said.filter((saying) => saying.say === kind) as never,
    do: async (line) => {
      const command = readCommand(line);
      if (!command) throw new Error(`no command: ${line}`);
      await till.do(command);
    },
  };
}

describe('with a network', () => {
  it('a sale is settled at once, for the points that the till computed', async () => {
    const card = await join();
    const desk = await openTill();
    expect(desk.said).toEqual([{ say: 'ready', store: '静安店', rules: 1, waiting: 0 }]);
    await desk.do(`sale ${codeOf(card, desk.clock.now())} womenswear:398.00 kidswear:500:2 receipt=A1`);
    expect(desk.heard('sold')).toMatchObject([{ receipt: 'A1', provisional: { points: 1398, ruleSetVersion: 1 } }]);
    expect(desk.heard('settled')).toMatchObject([{ points: 1398, pointsAfter: 1398, due: 89800, difference: null }]);
    expect(await pointsOf(card)).toBe(1398);
  });

  it('points pay, once, though the answer is lost', async () => {
    const card = await join();
    const desk = await openTill();
    await desk.do(`sale ${codeOf(card, desk.clock.now())} womenswear:500`);
    await shop.cloud.clock.advance(60_000);
    await desk.do('sync');
    network.passage = ({ path }) => (path.endsWith('/sales') ? 'one-way' : 'through');
    await desk.do(`sale ${codeOf(card, desk.clock.now())} womenswear:100 redeem=300`);
    expect(desk.heard('settled')).toHaveLength(1);
    expect(desk.heard('standing').pop()).toMatchObject({ standing: { kind: 'unreachable' }, waiting: 1 });
    network.passage = () => 'through';
    await desk.do('sync');
    expect(desk.heard('settled').pop()).toMatchObject({ points: 97, pointsAfter: 297, due: 9_700 });
    expect(await pointsOf(card)).toBe(297);
  });

  it('a wrong code is told at once, and nothing is queued', async () => {
    const card = await join();
    const desk = await openTill();
    await desk.do(`sale ${card.memberNo}000000 womenswear:1`);
    expect(desk.heard('refused')).toMatchObject([{ reason: { code: 'code_wrong' } }]);
    expect(desk.outbox.all()).toEqual([]);
  });

  it('a quote is the server’s', async () => {
    const desk = await openTill();
    await desk.do('quote womenswear:100');
    expect(desk.heard('quote')).toEqual([{ say: 'quote', points: 100, provisional: false }]);
  });

  it('a refund goes by the receipt and its lines', async () => {
    const card = await join();
    const desk = await openTill();
    await desk.do(`sale ${codeOf(card, desk.clock.now())} womenswear:100 kidswear:60:2 receipt=B1`);
    await desk.do('refund B1 1');
    expect(desk.heard('settled').pop()).toMatchObject({ points: -30, pointsAfter: 130 });
    await desk.do('refund B1 5');
    expect(desk.heard('refused').pop()).toMatchObject({ reason: { code: 'line_not_on_sale' } });
    await desk.do('status');
    expect(desk.heard('status').pop()).toMatchObject({
      waiting: [],
      refused: [{ reason: { code: 'line_not_on_sale' } }],
    });
  });
});

it('does not ask again about a code that it was told is used', async () => {
  const card = await join();
  const code = codeOf(card, await shop.now());
  const [here, there] = [await openTill(), await openTill()];
  await here.do(`sale ${code} womenswear:100`);
  let asked = 0;
  network.passage = ({ path }) => {
    if (path.endsWith('/verify-card')) asked += 1;
    return 'through';
  };
  for (const receipt of ['G1', 'G2', 'G3']) await there.do(`sale ${code} womenswear:100 receipt=${receipt}`);
  expect(asked).toBe(1);
  expect(await pointsOf(card)).toBe(400);
});

describe('without a network', () => {
  it('it sells by the rules on its disk, and settles in order at the time when each happened', async () => {
    const card = await join();
    const folder = temporaryFolder();
    const desk = await openTill(folder);
    cut();
    const soldAt = desk.clock.now();
    await desk.do(`sale ${codeOf(card, soldAt)} womenswear:100 receipt=C1`);
    await desk.do(`sale ${codeOf(card, soldAt)} womenswear:50 receipt=C2`);
    await desk.do('refund C1 0');
    expect(desk.heard('sold').map(({ provisional }) => provisional?.points)).toEqual([100, 50]);
    await desk.do('sync');
    expect(desk.heard('standing')).toMatchObject([{ standing: { kind: 'unreachable' }, waiting: 3 }]);
    desk.outbox.close();
    // Closed and opened without a network, the till still has everything.
    const again = await openTill(folder);
    expect(again.said).toEqual([{ say: 'ready', store: '静安店', rules: 1, waiting: 3 }]);
    await shop.cloud.clock.advance(5 * HOUR);
    network.passage = () => 'through';
    await again.do('sync');
    expect(again.heard('settled').map(({ receipt, points }) => [receipt, points])).toMatchObject([
      ['C1', 100],
      ['C2', 50],
      [expect.any(String), -100],
    ]);
    const kept = await shop.store.sales.find('jingan:C1');
    expect(Math.abs((kept?.occurredAt ?? 0) - soldAt)).toBeLessThan(60_000);
    expect(await pointsOf(card)).toBe(50);
  });

  it('points cannot pay, for the reason said in both languages', async () => {
    const card = await join();
    const desk = await openTill();
    cut();
    await desk.do(`sale ${codeOf(card, desk.clock.now())} womenswear:100 redeem=100`);
    const [refused] = desk.heard('refused');
    expect(refused?.reason.code).toBe('redeeming_needs_network');
    expect(refused && inWords(refused)).toMatch(/没有网络，不能使用积分[^]*Points cannot pay without a network/);
    expect(desk.outbox.all()).toEqual([]);
  });

  it('the server’s points win; where they differ, that is recorded and shown', async () => {
    const card = await silver();
    const desk = await openTill();
    cut();
    await desk.do(`sale ${codeOf(card, desk.clock.now())} womenswear:100 receipt=D1`);
    network.passage = () => 'through';
    await desk.do('sync');
    const difference = { receipt: 'D1', till: 100, server: 120 };
    const settled = desk.heard('settled').pop();
    expect(settled).toMatchObject({ points: 120, difference });
    expect(settled && inWords(settled)).toMatch(/100 积分不同，以服务器为准/);
    const told = await shop.store.tillDifferences.find('jingan:D1');
    expect(told).toMatchObject({ tillPoints: 100, serverPoints: 120, state: 'open' });
    await desk.do('status');
    expect(desk.heard('status').pop()?.differences).toEqual([difference]);
  });

  it('a member whom it has seen gets the points of her tier', async () => {
    const card = await silver();
    const desk = await openTill();
    await desk.do(`sale ${codeOf(card, desk.clock.now())} womenswear:100`);
    cut();
    await desk.do(`sale ${codeOf(card, desk.clock.now())} womenswear:100`);
    expect(desk.heard('sold').map(({ provisional }) => provisional?.points)).toEqual([120, 120]);
  });

  it('a receipt given again is told again, and another content refused', async () => {
    const card = await join();
    const desk = await openTill();
    cut();
    const code = codeOf(card, desk.clock.now());
    for (const yuan of [100, 100, 99]) await desk.do(`sale ${code} womenswear:${yuan} receipt=E1`);
    expect(desk.heard('sold').map(({ again }) => again)).toEqual([false, true]);
    expect(desk.heard('refused')).toMatchObject([{ receipt: 'E1', reason: { code: 'receipt_reused' } }]);
    expect(desk.outbox.all()).toHaveLength(1);
  });
});

describe('with a wrong clock', () => {
  /** A till of its own machine, in the cloud's time. */
  const wrong = async (aheadMs: number): Promise<TestMachine> => new TestMachine(await shop.now(), aheadMs);
  const soldAt = async (receipt: string) => (await shop.store.sales.find(`jingan:${receipt}`))?.occurredAt ?? 0;
  const pass = async (machine: TestMachine, ms: number): Promise<void> => {
    machine.now += ms;
    await shop.cloud.clock.advance(ms);
  };

  it('says so, and books by the server’s', async () => {
    const card = await join();
    const machine = await wrong(-3 * 24 * HOUR);
    const desk = await openTill(temporaryFolder(), machine);
    const [clock] = desk.heard('clock');
    expect(clock && inWords(clock)).toMatch(/本机时钟慢了约 4320 分钟，服务器时间是 \d{4}-/);
    await desk.do(`sale ${codeOf(card, machine.now)} womenswear:100 receipt=F1`);
    expect(desk.heard('settled')).toHaveLength(1);
    expect(Math.abs((await soldAt('F1')) - machine.now)).toBeLessThan(60_000);
  });

  it.each([
    ['slow', -3 * 24 * HOUR],
    ['fast', 3 * 24 * HOUR],
  ])('%s, and no network since it was started, settles when each happened', async (name, aheadMs) => {
    const card = await join();
    const machine = await wrong(aheadMs);
    const begin = machine.now;
    cut();
    const folder = temporaryFolder();
    const desk = await openTill(folder, machine);
    await desk.do(`sale ${codeOf(card, machine.now)} womenswear:100 receipt=${name}-1`);
    await pass(machine, HOUR);
    // Somebody sets the clock, not quite right; then the till is closed and opened.
    machine.aheadMs = 7 * 60_000;
    await desk.do(`sale ${codeOf(card, machine.now)} womenswear:50 receipt=${name}-2`);
    await desk.do(`refund ${name}-1 0 receipt=${name}-3`);
    desk.outbox.close();
    await pass(machine, HOUR);
    const again = await openTill(folder, machine);
    network.passage = () => 'through';
    await again.do('sync');
    expect(again.heard('refused')).toEqual([]);
    expect(again.heard('settled').map(({ points }) => points)).toEqual([100, 50, -100]);
    const times = [await soldAt(`${name}-1`), await soldAt(`${name}-2`)].map((at) => at - begin);
    expect(times.map((at) => Math.round(at / 60_000))).toEqual([0, 60]);
    const taken = await shop.store.returns.find(`jingan:${name}-3`);
    expect(Math.round(((taken?.occurredAt ?? 0) - begin) / 60_000)).toBe(60);
  });

  it('and an answer that is lost, sends the same again', async () => {
    const card = await join();
    const machine = await wrong(-HOUR);
    const begin = machine.now;
    const folder = temporaryFolder();
    cut();
    const desk = await openTill(folder, machine);
    await desk.do(`sale ${codeOf(card, machine.now)} womenswear:100 receipt=H1`);
    await pass(machine, HOUR);
    network.passage = ({ path }) => (path.endsWith('/sales') ? 'one-way' : 'through');
    await desk.do('sync');
    expect(desk.heard('settled')).toEqual([]);
    desk.outbox.close();
    // Whatever is learned of the clock since.
    await shop.cloud.clock.advance(10 * 60_000);
    network.passage = () => 'through';
    const again = await openTill(folder, machine);
    await again.do('sync');
    expect(again.heard('settled')).toMatchObject([{ receipt: 'H1', points: 100 }]);
    expect(Math.abs((await soldAt('H1')) - begin)).toBeLessThan(60_000);
    expect(await pointsOf(card)).toBe(100);
  });
});

it('killed at any point, and given again what it did not acknowledge, sells everything exactly once', async () => {
  const card = await join();
  // Of its own: codes that were shown before count as guesses.
  const keys = await issueDevice(shop);
  const program = buildProgram('till');
  const data = temporaryFolder();
  const wanted = Array.from({ length: 16 }, (_, place) => `K${place}`);
  const acknowledged = new Set<string>();
  const args = ['--url', `${network.url}/http/pos`, '--device', keys.deviceId, '--key-id', keys.keyId];
  const start = (): Running =>
    runProgram(program.file, [...args, '--store', 'jingan', '--data', data, '--json'], {
      VIP_CARD_SECRET: keys.secret,
    });
  const feed = async (till: Running): Promise<void> => {
    for (const receipt of wanted) {
      if (acknowledged.has(receipt)) continue;
      till.write(`sale ${codeOf(card, await shop.now())} womenswear:10 receipt=${receipt}`);
      await till.line((line) => line.includes('"say":"sold"') && line.includes(`"${receipt}"`));
      acknowledged.add(receipt);
    }
  };
  try {
    for (let round = 0; round < 4; round += 1) {
      const till = start();
      let passes = 3 + ((round * 7) % 11);
      network.onPass = () => {
        passes -= 1;
        if (passes === 0) void till.stop('SIGKILL');
      };
      await expect(feed(till)).rejects.toThrow('The program ended');
    }
    network.onPass = () => undefined;
    const till = start();
    await feed(till);
    expect(await till.end()).toBe(0);
  } finally {
    program.remove();
  }
  const sales = await shop.store.sales.where({ memberNo: card.memberNo }, { limit: 100 });
  expect(sales.map(({ receipt }) => receipt).sort()).toEqual([...wanted].sort());
  expect(await pointsOf(card)).toBe(10 * wanted.length);
  expect((await auditChain(shop.store)).findings).toEqual([]);
}, 60_000);
