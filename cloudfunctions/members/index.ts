import { serve } from '@vip-card/cloud';
import { addPhone } from './add-phone';
import { join } from './join';
import { myCard } from './my-card';
import { replaceCard } from './replace-card';
import { updateProfile } from './update-profile';

export const main = serve('members', { myCard, join, updateProfile, addPhone, replaceCard });
