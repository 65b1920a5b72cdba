import type { DeviceView, EpochMs } from '@vip-card/core';
import type { Copy } from '../../../copy/index';
import type { MarketerCopy } from '../../copy/index';

export interface Words {
  main: Copy;
  marketer: MarketerCopy;
}

interface TillView {
  deviceId: string;
  name: string;
  /** Whether a till can connect at all, and whether two keys are valid while one takes the other's place. */
  out: boolean;
  replacing: boolean;
  /** Valid ones, and the last that was revoked where none is. */
  keys: { keyId: string; since: string; valid: boolean; last: boolean }[];
}

export interface StoreTills {
  storeId: string;
  name: string;
  count: string;
  tills: TillView[];
}

/** Tills by store, in the chain's order; the stores without any too. */
export function tillsByStore(
  devices: readonly DeviceView[],
  stores: readonly { storeId: string; name: string }[],
  now: EpochMs,
  words: Words,
): StoreTills[] {
  return stores.map(({ storeId, name }) => {
    const own = devices.filter(({ store }) => store.storeId === storeId);
    const count = words.marketer.devices.count(own.length);
    return { storeId, name, count, tills: own.map((each) => tillView(each, now, words)) };
  });
}

function tillView({ deviceId, name, keys }: DeviceView, now: EpochMs, words: Words): TillView {
  const valid = keys.filter(({ revokedAt }) => revokedAt === null);
  const shown = valid.length > 0 ? valid : keys.slice(-1);
  return {
    deviceId,
    name,
    out: valid.length === 0,
    replacing: valid.length > 1,
    keys: shown.map(({ keyId, createdAt, revokedAt }) => ({
      keyId,
      since:
        revokedAt === null
          ? words.marketer.devices.since(words.main.figures.dayOf(createdAt, now))
          : words.marketer.devices.revokedOn(words.main.figures.dayOf(revokedAt, now)),
      valid: revokedAt === null,
      last: valid.length === 1,
    })),
  };
}
