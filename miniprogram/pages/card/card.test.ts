import type { Points } from '@vip-card/core';

import type { KeptCard } from '../../services/card';
import { card } from './testing/card';

interface OpenPage {
  data: Record<string, unknown>;
  setData: (change: Record<string, unknown>) => void;
  draw: (kept: KeptCard) => void;
  onTurn: () => void;
}

let page: OpenPage;
beforeEach(() => {
  // Whoever shows her code waits for news for minutes; the tests do not.
  jest.useFakeTimers();
  const nothing = (): undefined => undefined;
  const register = (registered: Omit<OpenPage, 'setData'>): void => {
    const data = { ...registered.data };
    page = { ...registered, data, setData: (change) => Object.assign(data, change) };
  };
  const wx = {
    getAppBaseInfo: () => ({ language: 'zh_CN' }),
    getStorageSync: () => '',
    getScreenBrightness: () => Promise.resolve({ value: 0.5 }),
    setScreenBrightness: nothing,
    setKeepScreenOn: nothing,
    hideTabBar: nothing,
    showTabBar: nothing,
    pageScrollTo: nothing,
  };
  Object.assign(globalThis, { Page: register, wx });
  jest.isolateModules(() => jest.requireActual('./card'));
});

/** The server's answer: her card with so many points. */
function heard(points: number): Record<string, unknown> {
  page.draw({ kind: 'member', card: { ...card, points: points as Points }, asOf: card.serverTime });
  return page.data;
}

test('says nothing of the points that it opens with', () => {
  expect(heard(2_486)).toMatchObject({ change: '' });
});

test('says what the balance did when it grew, and when it shrank', () => {
  heard(2_486);
  // A sale that earned 2,124 and used 1,000: the difference is not what it earned.
  expect(heard(3_610)).toMatchObject({ change: '积分 +1,124', grew: true });
  expect(heard(3_110)).toMatchObject({ change: '积分 −500', grew: false });
});

test('turns back from the code when she has been served, whichever way the balance went', () => {
  heard(2_486);
  for (const points of [3_610, 3_110]) {
    page.onTurn();
    expect(page.data).toMatchObject({ turned: true, change: '' });
    heard(points);
    expect(page.data['turned']).toBe(false);
  }
});
