import type { Element as WxElement } from 'glass-easel';
import type { Problem } from '../../problem';
import type { PhoneHost } from '../phone';

/** What built-in components need from the engine. */
export interface Surroundings {
  readonly host: PhoneHost;
  /** The element over all pages: pickers slide in here. */
  readonly layer: HTMLElement;
  /** `"style": "v2"` in app.json: the newer look of buttons. */
  readonly styleV2: boolean;
  fileUrl: (path: string, from?: string) => string;
  navigate: (openType: string, url: string, delta: number) => Promise<object>;
  /** Shares the page that this node is in. */
  share: (from: WxElement) => void;
  /** `page-meta` and `navigation-bar` speak to the frame of the page that they are in. */
  setPageStyle: (
    node: WxElement,
    style: { pageStyle?: string; rootFontSize?: string; backgroundColor?: string },
  ) => void;
  setNavigationBar: (
    node: WxElement,
    bar: { title?: string; frontColor?: string; backgroundColor?: string; loading?: boolean },
  ) => void;
  animate: (element: HTMLElement, animation: unknown) => void;
  report: (problem: Problem) => void;
}
