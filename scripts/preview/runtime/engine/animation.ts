import { portValue } from '../../compile/style-values';

interface Step {
  transform: readonly string[];
  style: Readonly<Record<string, string>>;
  duration: number;
  delay: number;
  timingFunction: string;
  transformOrigin: string;
}

interface Exported {
  actions: readonly Step[];
}

interface AnimationOptions {
  duration?: number;
  delay?: number;
  timingFunction?: string;
  transformOrigin?: string;
}

const LENGTHS = ['translateX', 'translateY', 'translateZ'];
const ANGLES = ['rotate', 'rotateX', 'rotateY', 'rotateZ', 'skewX', 'skewY'];
const PLAIN = ['scaleX', 'scaleY', 'scaleZ', 'matrix', 'matrix3d'];
const STYLES = ['opacity', 'backgroundColor', 'width', 'height', 'top', 'left', 'bottom', 'right'];

/** `wx.createAnimation`: collects steps; `export()` hands over those since the last one. Transforms add up over the steps. */
export function createAnimation(defaults: AnimationOptions = {}): object {
  const transform = new Map<string, string>();
  let style: Record<string, string> = {};
  let steps: Step[] = [];
  const self: Record<string, unknown> = {};
  const transforming = (name: string, unit: string): void => {
    self[name] = (...args: (number | string)[]) => {
      const values = args.map((arg) => (typeof arg === 'number' ? `${String(arg)}${unit}` : arg));
      transform.set(name, `${name}(${portValue(values.join(','))})`);
      return self;
    };
  };
  for (const name of LENGTHS) transforming(name, 'px');
  for (const name of ANGLES) transforming(name, 'deg');
  for (const name of PLAIN) transforming(name, '');
  for (const [name, unit] of [
    ['translate', 'px'],
    ['translate3d', 'px'],
    ['skew', 'deg'],
    ['scale3d', ''],
  ] as const) {
    transforming(name, unit);
  }
  self['scale'] = (x: number, y = x) => {
    transform.set('scale', `scale(${String(x)},${String(y)})`);
    return self;
  };
  self['rotate3d'] = (x: number, y = 0, z = 0, angle = 0) => {
    transform.set('rotate3d', `rotate3d(${String(x)},${String(y)},${String(z)},${String(angle)}deg)`);
    return self;
  };
  for (const name of STYLES) {
    self[name] = (value: number | string) => {
      const length = typeof value === 'number' && name !== 'opacity' ? `${String(value)}px` : String(value);
      style[name] = portValue(length);
      return self;
    };
  }
  self['step'] = (options: AnimationOptions = {}) => {
    const {
      duration = 400,
      delay = 0,
      timingFunction = 'linear',
      transformOrigin = '50% 50% 0',
    } = { ...defaults, ...options };
    steps.push({ transform: [...transform.values()], style, duration, delay, timingFunction, transformOrigin });
    style = {};
    return self;
  };
  self['export'] = (): Exported => {
    const actions = steps;
    steps = [];
    return { actions };
  };
  return self;
}

const running = new WeakMap<HTMLElement, { stop(): void }>();

/** Plays what an `animation` attribute holds: each step is a CSS transition, one after the other; the last state stays. */
export function playAnimation(element: HTMLElement, animation: unknown): void {
  const actions = (animation as Exported | null | undefined)?.actions;
  if (!Array.isArray(actions) || actions.length === 0) return;
  running.get(element)?.stop();
  let timer = 0;
  const queue = [...(actions as Step[])];
  const next = (): void => {
    const step = queue.shift();
    if (!step) {
      element.style.transition = '';
      element.dispatchEvent(new Event('transitionend'));
      return;
    }
    element.style.transition = `all ${String(step.duration)}ms ${step.timingFunction} ${String(step.delay)}ms`;
    element.style.transformOrigin = step.transformOrigin;
    if (step.transform.length > 0) element.style.transform = step.transform.join(' ');
    for (const [name, value] of Object.entries(step.style)) element.style.setProperty(kebab(name), value);
    timer = window.setTimeout(next, step.duration + step.delay);
  };
  running.set(element, {
    stop: () => {
      window.clearTimeout(timer);
    },
  });
  // The starting state must have been drawn, or there is nothing to run from.
  element.getBoundingClientRect();
  next();
}

type Keyframe = Record<string, unknown>;

const FRAME_TRANSFORMS: Record<string, string> = {
  rotate: 'deg',
  rotateX: 'deg',
  rotateY: 'deg',
  rotateZ: 'deg',
  skew: 'deg',
  skewX: 'deg',
  skewY: 'deg',
  translate: '',
  translateX: '',
  translateY: '',
  translateZ: '',
  translate3d: '',
  scale: '',
  scaleX: '',
  scaleY: '',
  scaleZ: '',
  scale3d: '',
  matrix: '',
  matrix3d: '',
};

/** `this.animate(selector, keyframes, duration, callback)`: the last frame stays until `clearAnimation`. */
export function animateFrames(
  elements: readonly HTMLElement[],
  frames: readonly Keyframe[],
  duration: number,
  done: () => void,
): void {
  const keyframes = frames.map(toCssFrame);
  const animations = elements.map((element) => element.animate(keyframes, { duration, fill: 'forwards' }));
  void Promise.allSettled(animations.map((animation) => animation.finished)).then(done);
}

/** Takes back what `animate` left on the nodes. */
export function clearFrames(elements: readonly HTMLElement[]): void {
  for (const element of elements) for (const animation of element.getAnimations()) animation.cancel();
}

function toCssFrame(frame: Keyframe): globalThis.Keyframe {
  const css: globalThis.Keyframe = {};
  const transforms: string[] = [];
  for (const [name, value] of Object.entries(frame)) {
    const unit = FRAME_TRANSFORMS[name];
    if (unit !== undefined) {
      const values = (Array.isArray(value) ? value : [value]).map((each: unknown) =>
        typeof each === 'number'
          ? `${String(each)}${name.startsWith('translate') ? 'px' : unit}`
          : portValue(String(each)),
      );
      transforms.push(`${name}(${values.join(',')})`);
    } else if (name === 'ease') css.easing = String(value);
    else if (name === 'offset') css.offset = Number(value);
    else if (name === 'transformOrigin') css['transformOrigin'] = String(value);
    else css[name] = typeof value === 'string' ? portValue(value) : (value as number);
  }
  if (transforms.length > 0) css['transform'] = transforms.join(' ');
  return css;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
