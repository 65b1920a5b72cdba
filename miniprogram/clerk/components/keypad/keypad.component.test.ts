const keypad = (properties: Record<string, unknown>) => renderComponent('clerk/components/keypad/keypad', properties);
type Keypad = Awaited<ReturnType<typeof keypad>>;

function heard(pad: Keypad): string[] {
  const events: string[] = [];
  pad.addEventListener('press', ({ detail }) => events.push(String(detail['key'])));
  pad.addEventListener('add', () => events.push('add'));
  pad.addEventListener('confirm', () => events.push('confirm'));
  return events;
}

async function tapAll(pad: Keypad, selector: string): Promise<void> {
  for (const key of pad.querySelectorAll(selector)) key.dispatchEvent('tap');
  await settled();
}

test('for amounts every key says its name: the digits, two zeros, the point and delete', async () => {
  const pad = await keypad({ confirm: '收款', sum: '526.00', ready: true });
  const events = heard(pad);
  await tapAll(pad, '.keys .key');
  expect(events).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0', '.']);
  await tapAll(pad, '.side .key');
  expect(events.slice(12)).toEqual(['delete', 'confirm']);
  pad.detach();
});

test('shows the sum under the action', async () => {
  const pad = await keypad({ confirm: '收款', sum: '526.00', ready: true });
  expect(pad.querySelector('.pay')?.dom?.textContent).toContain('526.00');
  pad.detach();
});

test('neither charges nor adds before it is ready', async () => {
  const pad = await keypad({ confirm: '收款', add: '加一件' });
  const events = heard(pad);
  await tapAll(pad, '.pay');
  await tapAll(pad, '.word');
  expect(events).toEqual([]);
  pad.detach();
});

test('adds an article when it may', async () => {
  const pad = await keypad({ confirm: '收款', add: '加一件', addReady: true });
  const events = heard(pad);
  await tapAll(pad, '.word');
  expect(events).toEqual(['add']);
  pad.detach();
});

test('for a phone number there are ten digits and delete, and no action', async () => {
  const pad = await keypad({});
  const events = heard(pad);
  await tapAll(pad, '.key');
  expect(events).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 'delete']);
  pad.detach();
});
