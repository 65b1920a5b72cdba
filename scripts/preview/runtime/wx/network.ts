import { asyncApi } from './async-api';
import type { Device } from './device';
import { Listeners } from './listeners';

export function networkApis({ network }: Device) {
  const statusChanges = new Listeners<{ isConnected: boolean; networkType: string }>();
  network.changes.on(() => {
    statusChanges.emit({ isConnected: network.connected, networkType: network.type });
  });
  const weakChanges = new Listeners<{ weakNet: boolean; networkType: string }>();
  network.changes.on((mode) => {
    weakChanges.emit({ weakNet: mode === 'slow', networkType: network.type });
  });
  return {
    getNetworkType: asyncApi('getNetworkType', () => ({
      networkType: network.type,
      weakNet: network.mode === 'slow',
      hasSystemProxy: false,
      signalStrength: 0,
    })),
    onNetworkStatusChange: statusChanges.on,
    offNetworkStatusChange: statusChanges.off,
    onNetworkWeakChange: weakChanges.on,
    offNetworkWeakChange: weakChanges.off,
  };
}
