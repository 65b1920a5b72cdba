import type { Root } from 'glass-easel-miniprogram-adapter';
import type { EventChannel, PageInstance } from '../phone';
import type { PageFrame } from './page-frame';

/** A page in the stack. */
export interface Page {
  readonly path: string;
  readonly query: Record<string, string>;
  readonly isTab: boolean;
  readonly root: Root;
  /** What the mini program's code sees as `this`. */
  readonly instance: PageInstance;
  readonly frame: PageFrame;
  readonly tabBar?: { root: Root; instance: unknown };
  eventChannel?: EventChannel;
  /** Set by wx.setNavigationBarTitle and friends; wins over the page's JSON. */
  bar: BarState;
}

export interface BarState {
  title?: string;
  frontColor?: string;
  backgroundColor?: string;
  loading?: boolean;
  homeHidden?: boolean;
  /** From `page-meta`. */
  pageStyle?: string;
  pageBackground?: string;
}
