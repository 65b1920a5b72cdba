import { serve } from '@vip-card/cloud';
import { acceptInvitation } from './accept-invitation';
import { chain } from './chain';
import { issueDevice } from './devices/issue';
import { devices } from './devices/list';
import { revokeDeviceKey } from './devices/revoke';
import { rotateDeviceKey } from './devices/rotate';
import { dismiss } from './dismiss';
import { invite } from './invite';
import { me } from './me';
import { roster } from './roster';

export const main = serve('stores', {
  chain,
  me,
  roster,
  invite,
  acceptInvitation,
  dismiss,
  devices,
  issueDevice,
  rotateDeviceKey,
  revokeDeviceKey,
});
