import type { Surroundings } from '../builtins/surroundings';
import { playAnimation } from './animation';
import { pageOf, type Engine } from './engine';
import { fileUrlIn } from './file-url';
import type { Page } from './page';
import type { PageStack } from './page-stack';
import { settle } from './settle';
import { shareCardOf } from './sharing';

const NAVIGATIONS = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
} as const;

/** What built-in components see of the engine. */
export function createSurroundings(engine: Engine, stack: PageStack): Surroundings {
  const { app, host, bars, faults } = engine;
  return {
    host,
    layer: bars.layer,
    styleV2: app.config.style === 'v2',
    fileUrl: (path, from) => fileUrlIn(app.publicPath, path, from),
    navigate: (openType, url, delta) => {
      if (openType === 'navigateBack') return settle(() => stack.navigateBack(delta));
      if (openType === 'exit') host.exit();
      const operation = Object.entries(NAVIGATIONS).find(([type]) => type === openType)?.[1];
      return settle(() => (operation === undefined ? {} : stack[operation](url)));
    },
    share: (from) => void share(engine, pageOf(stack, from), 'button', { id: from.id, dataset: from.dataset }),
    setPageStyle: (node, { pageStyle, rootFontSize, backgroundColor }) => {
      const page = pageOf(stack, node);
      if (!page) return;
      if (pageStyle !== undefined) page.bar.pageStyle = pageStyle;
      if (backgroundColor !== undefined) page.bar.pageBackground = backgroundColor;
      if (rootFontSize !== undefined) document.documentElement.style.fontSize = rootFontSize;
      engine.refreshBars();
    },
    setNavigationBar: (node, bar) => {
      const page = pageOf(stack, node);
      if (page) Object.assign(page.bar, bar);
      engine.refreshBars();
    },
    animate: playAnimation,
    report: faults.report,
  };
}

/** Hands the page's card to the person. */
export async function share(
  engine: Engine,
  page: Page | undefined,
  from: 'button' | 'menu',
  target?: unknown,
): Promise<void> {
  if (!page) return;
  const title = page.bar.title ?? engine.display.window(page.path).navigationBarTitleText ?? '';
  engine.host.share(await shareCardOf(page, from, target, title, engine.faults.thrown));
}
