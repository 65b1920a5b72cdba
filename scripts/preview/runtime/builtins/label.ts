import { composedDescendants } from '../engine/element-of';
import { builtin, builtinHooks } from './builtin';

const CONTROLS = 'wx-button,wx-checkbox,wx-radio,wx-switch,wx-input,wx-textarea,wx-slider,wx-picker';

export const label = builtin('label', { for: '' }, ({ component, props, on }) => {
  on('tap', ({ target }) => {
    // The control itself has been tapped and has done it already.
    if (target instanceof Element && target.closest(CONTROLS)) return;
    if (props.for !== '') {
      const named = component.ownerShadowRoot?.querySelector(`#${props.for}`);
      if (named) builtinHooks(named)?.activate?.();
      return;
    }
    for (const inner of composedDescendants(component)) {
      const activate = builtinHooks(inner)?.activate;
      if (!activate) continue;
      activate();
      return;
    }
  });
  return {};
});
