import type { Phone, Theme } from '../phone';
import { Listeners } from './listeners';

export function themeApis(phone: Phone) {
  const changes = new Listeners<{ theme: Theme }>();
  phone.on('themeChange', (detail) => {
    changes.emit(detail);
  });
  return { onThemeChange: changes.on, offThemeChange: changes.off };
}
