interface Asked {
  name: string;
  data: { action: string; consentVersion?: string; requestId?: string };
}

const chain = { stores: [], categories: [], tiers: [], brand: { zh: '素里', en: 'Suli' }, consentVersion: '2026-11' };
const card = { memberNo: 80261148, serverTime: 0 };

/** A phone with storage, and a cloud that answers joins as told, one after another. */
function phone(joins: unknown[]): { asked: Asked[]; storage: Map<string, unknown> } {
  const asked: Asked[] = [];
  const storage = new Map<string, unknown>();
  Object.assign(wx, {
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
    cloud: {
      callFunction: (call: Asked) => {
        asked.push(call);
        if (call.data.action === 'chain') return Promise.resolve({ result: { ok: true, value: chain } });
        const answer = joins.shift();
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ result: answer });
      },
    },
  });
  return { asked, storage };
}

async function offered() {
  const offer = await renderComponent('components/join-offer/join-offer');
  const heard = { joined: 0, later: 0 };
  offer.addEventListener('joined', () => (heard.joined += 1));
  offer.addEventListener('later', () => (heard.later += 1));
  const tap = async (selector: string) => {
    offer.querySelector(selector)?.dispatchEvent('tap');
    for (let turn = 0; turn < 5; turn += 1) await settled();
  };
  return {
    offer,
    heard,
    tap,
    joinsOf: ({ asked }: { asked: Asked[] }) => asked.filter(({ name }) => name === 'members'),
  };
}

test('tells what a member gets, and has nothing ticked beforehand', async () => {
  phone([]);
  const { offer } = await offered();
  expect(offer.dom?.textContent).toContain('消费 1 元积 1 分');
  expect(offer.instance.data['agreed']).toBe(false);
});

test('asks for consent first, and sends nothing without it', async () => {
  const cloud = phone([]);
  const { offer, tap, joinsOf } = await offered();
  await tap('.join');
  expect(offer.dom?.textContent).toContain('请先阅读并勾选同意');
  expect(joinsOf(cloud)).toEqual([]);
});

test('joins with one tap after consent, and keeps the card', async () => {
  const cloud = phone([{ ok: true, value: card }]);
  const { heard, tap, joinsOf } = await offered();
  await tap('.reach');
  await tap('.join');
  expect(joinsOf(cloud)[0]?.data).toMatchObject({ action: 'join', consentVersion: '2026-11' });
  expect(heard.joined).toBe(1);
  expect(cloud.storage.get('card-1')).toMatchObject({ kind: 'member', card });
});

test('sends the same request again after a lost answer', async () => {
  const cloud = phone([new Error('request:fail'), { ok: true, value: card }]);
  const { offer, heard, tap, joinsOf } = await offered();
  await tap('.reach');
  await tap('.join');
  expect(offer.dom?.textContent).toContain('没有网络');
  await tap('.join');
  const [first, second] = joinsOf(cloud);
  expect(second?.data.requestId).toBe(first?.data.requestId);
  expect(heard.joined).toBe(1);
});

test('has new texts read again before they are agreed to', async () => {
  phone([{ ok: false, refusal: { code: 'consent_required', version: '2026-12' } }]);
  const { offer, tap } = await offered();
  await tap('.reach');
  await tap('.join');
  expect(offer.instance.data['agreed']).toBe(false);
  expect(offer.dom?.textContent).toContain('入会需要您同意');
});

test('lets anybody look around first', async () => {
  phone([]);
  const { heard, tap } = await offered();
  await tap('.text');
  expect(heard.later).toBe(1);
});
