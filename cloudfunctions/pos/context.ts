import type { EpochMs } from '@vip-card/core';
import type { Device, Settings, Store, StoreRecord, Till, WriteRequest } from '@vip-card/cloud';

/** What every operation of a till is given beside its input. */
export interface PosContext {
  store: Store;
  device: Device;
  /** The server's clock, read once for each request. */
  now: EpochMs;
  settings: () => Promise<Settings>;
}

/** The device as the counter that it stands at. */
export async function tillOf({ store, device, now, settings }: PosContext): Promise<Till> {
  const known = await settings();
  return { store, settings: known, now, place: placeOf(known, device), by: device.deviceId, channel: 'store' };
}

/** The store of a device. */
export function placeOf({ stores }: Settings, { deviceId, storeId }: Device): StoreRecord {
  const place = stores.find((each) => each.storeId === storeId);
  if (!place) throw new Error(`${deviceId} belongs to ${storeId}, which is no store`);
  return place;
}

/** Who asks for a write, in the records of requests. */
export function writeRequest({ device }: PosContext, action: string, requestId: string): Omit<WriteRequest, 'content'> {
  return { openid: `pos:${device.deviceId}`, action, requestId };
}
