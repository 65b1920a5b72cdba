import type { Device } from './device';

export type SubscriptionAnswer = 'accept' | 'reject';

/** Answers the person asked WeChat to remember ("always keep this choice"). */
export function keptSubscriptions(device: Device): Record<string, SubscriptionAnswer> {
  const stored = device.storage.getItem(storageKey(device));
  return stored === null ? {} : (JSON.parse(stored) as Record<string, SubscriptionAnswer>);
}

export function keepSubscriptions(device: Device, answers: Record<string, SubscriptionAnswer>): void {
  device.storage.setItem(storageKey(device), JSON.stringify(answers));
}

/** Beside the mini program's own storage, not in it: wx.clearStorage leaves WeChat's settings alone. */
function storageKey(device: Device): string {
  return `wechat:${device.openid}:subscriptions`;
}
