import type { StatusBar } from './native-ui/status-bar';
import type { Phone } from './phone';

/** The status bar is printed as the page's `navigationBarTextStyle` says, which the engine notes on the screen element. */
export function followStatusBarInk({ screen }: Phone, statusBar: StatusBar): void {
  const look = (): void => {
    statusBar.setInk(screen.dataset['front'] === 'white' ? 'light' : 'dark');
  };
  new MutationObserver(look).observe(screen, { attributes: true, attributeFilter: ['data-front'] });
  look();
}
