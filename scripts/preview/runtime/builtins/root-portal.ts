import { builtin } from './builtin';

/** Its content leaves the place where it is written and lies over the whole page. */
export const rootPortal = builtin('root-portal', { enable: true }, ({ host, props }) => {
  const portal = host.querySelector<HTMLElement>(':scope > .wx-portal');
  const frame = host.closest('.wx-frame');
  const show = (): void => {
    if (!portal) return;
    if (props.enable && frame) frame.append(portal);
    else host.append(portal);
    portal.style.position = props.enable ? '' : 'static';
  };
  show();
  return {
    changed: show,
    detached: () => {
      portal?.remove();
    },
  };
});
