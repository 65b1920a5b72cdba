import type { Element as WxElement } from 'glass-easel';
import type { CompiledApp, TemplateContent } from '../../compile/compiled-app';
import type { PhoneHost } from '../phone';
import { playAnimation } from './animation';
import { createAppInstance, type AppInstance } from './app-instance';
import { PreviewBackend } from './backend';
import { createBars, type BarActions, type Bars } from './bars';
import { createDisplay, type Display } from './display';
import { componentOf, domOf } from './element-of';
import { createEmitter, type Emitter } from './emitter';
import { createEnvironment, type Environment } from './environment';
import { createFaults, type Faults } from './faults';
import type { Page } from './page';
import type { PageStack } from './page-stack';
import { createTabBarState, type TabBarState } from './tab-bar-state';
import { templateHooks } from './wxs';

/** The parts of a phone that everything else is made of. */
export interface Engine {
  readonly app: CompiledApp;
  readonly host: PhoneHost;
  readonly events: Emitter;
  readonly appInstance: AppInstance;
  readonly faults: Faults;
  readonly bars: Bars;
  readonly display: Display;
  readonly backend: PreviewBackend;
  readonly environment: Environment;
  readonly templates: Readonly<Record<string, TemplateContent>>;
  readonly tabBar: TabBarState;
  /** Draws the bars anew for the page on top. */
  refreshBars: () => void;
}

/** Puts the parts together; `stack` comes later, because pages need all of these. */
export function createEngine(app: CompiledApp, host: PhoneHost, stack: () => PageStack, actions: BarActions): Engine {
  const events = createEmitter();
  const faults = createFaults(app, events, host.onProblem, (message) => {
    appInstance.call('onError', message);
  });
  const appInstance = createAppInstance(faults.thrown);
  const bars = createBars(host.screen, host.insets, actions);
  const display = createDisplay(app, host.screen, () => bars.stack, host.insets, host);
  display.apply();
  const backend = new PreviewBackend({
    onUnknownTag: (node, tag) => {
      reportUnknownTag(faults, node, tag);
    },
    onAnimation: playAnimation,
    viewport: () => ({ width: bars.stack.clientWidth, height: bars.stack.clientHeight }),
    theme: () => display.theme,
  });
  const environment = createEnvironment(app, backend, (name) => {
    faults.report({ kind: 'component', severity: 'error', message: `The preview does not know the behavior ${name}` });
  });
  const refreshBars = (): void => {
    const page = stack().top();
    if (page) drawBars(page, stack().pages.length, { bars, display, tabBar });
  };
  const tabBar = createTabBarState(() => display.config().tabBar, refreshBars);
  const templates = app.makeTemplates(templateHooks);
  return {
    app,
    host,
    events,
    appInstance,
    faults,
    bars,
    display,
    backend,
    environment,
    templates,
    tabBar,
    refreshBars,
  };
}

function drawBars(
  page: Page,
  depth: number,
  { bars, display, tabBar }: Pick<Engine, 'bars' | 'display' | 'tabBar'>,
): void {
  const window = display.window(page.path);
  bars.showNavigationBar(page, window, depth);
  bars.showTabBar(tabBar.config(), page.path, tabBar.items, page.isTab && tabBar.visible);
  const { element, scroller } = page.frame;
  element.style.backgroundColor = window.backgroundColor ?? '';
  scroller.style.cssText = page.bar.pageStyle ?? '';
  const content = page.bar.pageBackground ?? window.backgroundColorContent;
  if (content !== undefined) scroller.style.backgroundColor = content;
}

function reportUnknownTag(faults: Faults, node: WxElement, tag: string): void {
  const file = node.ownerShadowRoot?.getHostNode().is;
  domOf(node)?.setAttribute('data-unsupported', tag);
  faults.report({
    kind: 'component',
    severity: 'error',
    message: `<${tag}> is neither a component declared in usingComponents nor a built-in component that the preview supports`,
    ...(file !== undefined && { file: `${file}.wxml` }),
  });
}

/** The page that a node is in. */
export function pageOf(stack: PageStack, node: WxElement): Page | undefined {
  const dom = domOf(node);
  return stack.pages.find((page) => dom && page.frame.element.contains(dom));
}

/** The page that is, or that holds, what the mini program's code sees as `this`. */
export function pageOfInstance(stack: PageStack, instance: unknown): Page | undefined {
  const component = componentOf(instance);
  return component && (stack.pages.find((page) => page.root.getComponent() === component) ?? pageOf(stack, component));
}

/** The page's area around a node. */
export function frameOf(dom: Element): HTMLElement | null {
  return dom.closest<HTMLElement>('.wx-frame');
}
