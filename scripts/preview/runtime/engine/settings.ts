import type { Phone } from '../phone';
import type { Engine } from './engine';

type Settings = Pick<Phone, 'setTheme' | 'setFontScale'>;

/** What the person may change about the phone while the mini program runs. */
export function settingsOf({ app, appInstance, display, events, refreshBars }: Engine): Settings {
  return {
    setTheme: (theme) => {
      if (display.theme === theme) return;
      display.theme = theme;
      display.apply();
      refreshBars();
      // A mini program without dark mode is not told either.
      if (app.config.darkmode !== true) return;
      appInstance.call('onThemeChange', { theme });
      events.emit('themeChange', { theme });
    },
    setFontScale: (fontScale) => {
      display.fontScale = fontScale;
      display.apply();
      events.emit('fontScaleChange', { fontScale });
    },
  };
}
