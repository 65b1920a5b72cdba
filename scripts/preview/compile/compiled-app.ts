import type { Problem } from '../problem';

/** What `compilePreview` makes of a mini program folder, and what the runtime mounts. Plain data but for the templates. */
export interface CompiledApp {
  config: AppConfig;
  /** Every page of the main package and of all subpackages, in the order of app.json; the first one is the entry page. */
  pages: readonly string[];
  /** Pages and components by path without extension. */
  components: Readonly<Record<string, CompiledComponent>>;
  /** JavaScript modules by file path, evaluated when first required. */
  modules: Readonly<Record<string, CompiledModule>>;
  /** Style sheets by component path; `app` is app.wxss. */
  sheets: Readonly<Record<string, string>>;
  /** The look of built-in components and bars, which every sheet of the mini program overrides. */
  baseStyle: string;
  /** Evaluates the generated code of all templates; gives them by path. */
  makeTemplates: (hooks: TemplateHooks) => Readonly<Record<string, TemplateContent>>;
  /** Where files/ and icons/ of the compiled output are served, with a slash at the end. */
  publicPath: string;
  /** The app's theme.json: what `@name` in app.json and page JSON stands for. */
  themeVariables: Readonly<Record<'light' | 'dark', Readonly<Record<string, string>>>>;
  /** Names of the built-in components that the templates were compiled for. */
  builtins: readonly string[];
  problems: readonly Problem[];
}

/** What generated templates call for `change:prop` and for events whose handler may be a WXS function. */
export interface TemplateHooks {
  changeProp: (listener: unknown) => unknown;
  callListener: (caller: unknown, event: unknown, listener: unknown) => unknown;
}

/** glass-easel's generated template function; opaque to us. */
export type TemplateContent = (...args: readonly unknown[]) => unknown;

export interface CompiledModule {
  code: string;
  /** `require` argument -> module path. */
  requires: Readonly<Record<string, string>>;
  /** The source map as JSON text, where the build left one. */
  map?: string;
}

export interface CompiledComponent {
  json: ComponentConfig;
  /** Class prefix when the component's styles are isolated. */
  styleScope?: string;
}

type StyleIsolation = 'isolated' | 'apply-shared' | 'shared' | 'page-isolated' | 'page-apply-shared' | 'page-shared';

export interface ComponentConfig extends WindowConfig {
  component?: boolean;
  /** Tag -> absolute component path, with the app's global ones filled in. */
  usingComponents: Record<string, string>;
  componentGenerics?: Record<string, boolean | { default?: string }>;
  componentPlaceholder?: Record<string, string>;
  styleIsolation?: StyleIsolation;
  pureDataPattern?: string;
  disableScroll?: boolean;
}

export interface WindowConfig {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: 'black' | 'white';
  navigationStyle?: 'default' | 'custom';
  backgroundColor?: string;
  backgroundColorContent?: string;
  backgroundTextStyle?: 'dark' | 'light';
  enablePullDownRefresh?: boolean;
  onReachBottomDistance?: number;
}

interface TabBarItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface TabBarConfig {
  custom?: boolean;
  color?: string;
  selectedColor?: string;
  backgroundColor?: string;
  borderStyle?: 'black' | 'white';
  list: TabBarItem[];
}

export interface AppConfig {
  pages: string[];
  entryPagePath?: string;
  window?: WindowConfig;
  tabBar?: TabBarConfig;
  darkmode?: boolean;
  /** `v2`: the newer look of built-in components. */
  style?: string;
  themeLocation?: string;
  usingComponents?: Record<string, string>;
  subPackages?: { root: string; pages: string[]; independent?: boolean }[];
  subpackages?: { root: string; pages: string[]; independent?: boolean }[];
  permission?: Record<string, { desc: string }>;
  requiredPrivateInfos?: string[];
}
