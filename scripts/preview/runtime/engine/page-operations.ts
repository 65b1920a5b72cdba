import { PhoneFailure, type Phone } from '../phone';
import { createAnimation } from './animation';
import { domOf } from './element-of';
import { frameOf, type Engine } from './engine';
import { createIntersectionObserver, createMediaQueryObserver } from './observers';
import type { BarState } from './page';
import type { PageStack } from './page-stack';
import { createSelectorQuery, type QueryPage } from './selector-query';
import { settle } from './settle';

type StackOperations = Pick<
  Phone,
  'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch' | 'navigateBack' | 'currentPages'
>;

export function stackOperations(stack: PageStack): StackOperations {
  return {
    navigateTo: ({ url, events }) => settle(() => stack.navigateTo(url, events)),
    redirectTo: ({ url }) => settle(() => stack.redirectTo(url)),
    switchTab: ({ url }) => settle(() => stack.switchTab(url)),
    reLaunch: ({ url }) => settle(() => stack.reLaunch(url)),
    navigateBack: ({ delta = 1 } = {}) => settle(() => stack.navigateBack(delta)),
    currentPages: () => stack.pages.map((page) => page.instance),
  };
}

type QueryOperations = Pick<
  Phone,
  'createSelectorQuery' | 'createIntersectionObserver' | 'createMediaQueryObserver' | 'createAnimation'
>;

export function queryOperations(stack: PageStack): QueryOperations {
  return {
    createSelectorQuery: () => createSelectorQuery(() => queryPage(stack)),
    createIntersectionObserver: (component, options = {}) =>
      createIntersectionObserver(component ?? stack.top()?.instance, options, frameOf),
    createMediaQueryObserver: () => createMediaQueryObserver(),
    createAnimation: (options = {}) => createAnimation(options),
  };
}

export function queryPage(stack: PageStack): QueryPage | undefined {
  const page = stack.top();
  return page && { instance: page.instance, element: page.frame.element, scroller: page.frame.scroller };
}

type ScrollOperations = Pick<Phone, 'pageScrollTo' | 'startPullDownRefresh' | 'stopPullDownRefresh'>;

export function scrollOperations(stack: PageStack): ScrollOperations {
  return {
    pageScrollTo: async ({ scrollTop, selector, offsetTop = 0, duration = 300 }) => {
      const page = stack.top();
      if (!page) return {};
      const root = page.root.getComponent().getShadowRoot();
      const target = selector === undefined ? null : (root?.querySelector(selector) ?? null);
      const dom = target && domOf(target);
      if (selector !== undefined && !dom) throw new PhoneFailure('pageScrollTo:fail selector not found');
      const { scroller } = page.frame;
      const top = dom
        ? dom.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop + offsetTop
        : (scrollTop ?? 0);
      await page.frame.scrollTo(top, duration);
      return {};
    },
    startPullDownRefresh: () => {
      stack.top()?.frame.pullDown.start();
      return Promise.resolve({});
    },
    stopPullDownRefresh: () => {
      stack.top()?.frame.pullDown.stop();
      return Promise.resolve({});
    },
  };
}

type BarOperations = Pick<
  Phone,
  | 'setNavigationBarTitle'
  | 'setNavigationBarColor'
  | 'showNavigationBarLoading'
  | 'hideNavigationBarLoading'
  | 'hideHomeButton'
  | 'setBackgroundColor'
  | 'setBackgroundTextStyle'
>;

export function barOperations({ refreshBars }: Engine, stack: PageStack): BarOperations {
  const change = (next: Partial<BarState>): Promise<object> => {
    const page = stack.top();
    if (page) Object.assign(page.bar, next);
    refreshBars();
    return Promise.resolve({});
  };
  return {
    setNavigationBarTitle: ({ title }) => change({ title }),
    setNavigationBarColor: ({ frontColor, backgroundColor }) => change({ frontColor, backgroundColor }),
    showNavigationBarLoading: () => change({ loading: true }),
    hideNavigationBarLoading: () => change({ loading: false }),
    hideHomeButton: () => change({ homeHidden: true }),
    setBackgroundColor: ({ backgroundColor }) => {
      const frame = stack.top()?.frame;
      if (frame && backgroundColor !== undefined) frame.element.style.backgroundColor = backgroundColor;
      return Promise.resolve({});
    },
    setBackgroundTextStyle: ({ textStyle }) => {
      const frame = stack.top()?.frame;
      if (frame) frame.element.dataset['dots'] = textStyle;
      return Promise.resolve({});
    },
  };
}
