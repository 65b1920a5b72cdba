import { showSubscribeDialog } from '../native-ui/subscribe-dialog';
import { asyncApi, WxFailure } from './async-api';
import type { Device } from './device';
import { keptSubscriptions, keepSubscriptions } from './subscription-settings';

const mostTemplates = 5;

interface SubscribeOptions {
  tmplIds: string[];
}

/** One acceptance is one grant: the server may send one message of that template. */
export function subscribeMessageApis(device: Device) {
  return {
    requestSubscribeMessage: asyncApi('requestSubscribeMessage', async ({ tmplIds }: SubscribeOptions) => {
      refuseBadRequest(tmplIds);
      const kept = keptSubscriptions(device);
      const open = tmplIds.filter((id) => !(id in kept));
      const asked = open.length === 0 ? { answers: {}, always: false } : await showSubscribeDialog(device.ui, open);
      if (asked.always) keepSubscriptions(device, { ...kept, ...asked.answers });
      const answers: Record<string, string> = Object.fromEntries(
        tmplIds.map((id) => [id, kept[id] ?? asked.answers[id] ?? 'reject']),
      );
      const granted = tmplIds.filter((id) => answers[id] === 'accept');
      await Promise.all(granted.map((templateId) => grant(device, templateId)));
      return answers;
    }),
  };
}

function refuseBadRequest(tmplIds: unknown): void {
  if (!Array.isArray(tmplIds) || tmplIds.length === 0) {
    throw new WxFailure("TmplIds can't be empty", { errCode: 10001 });
  }
  if (tmplIds.length > mostTemplates) {
    throw new WxFailure('Templates count out of max bounds', { errCode: 20003 });
  }
  if (!navigator.userActivation.isActive) {
    throw new WxFailure('can only be invoked by user TAP gesture.', { errCode: 20013 });
  }
}

async function grant(device: Device, templateId: string): Promise<void> {
  const body = JSON.stringify({ openid: device.openid, templateId, count: 1 });
  try {
    const response = await device.network.fetch(`${device.cloudUrl}/local/grants`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    if (!response.ok) throw new Error(`HTTP ${String(response.status)}`);
  } catch (error) {
    throw new WxFailure(`Network error: ${String(error)}`, { errCode: 10003 });
  }
}
