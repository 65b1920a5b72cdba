import { builtin } from './builtin';

export const navigator = builtin(
  'navigator',
  {
    target: 'self',
    url: '',
    openType: 'navigate',
    delta: 1,
    appId: '',
    path: '',
    extraData: null,
    version: 'release',
    shortLink: '',
    hoverClass: 'navigator-hover',
    hoverStopPropagation: false,
    hoverStartTime: 50,
    hoverStayTime: 600,
  },
  ({ host, props, phone, emit, on }) => {
    const show = (): void => {
      host.setAttribute('role', 'link');
      host.setAttribute('hover-class', props.hoverClass);
      host.setAttribute('hover-start-time', String(props.hoverStartTime));
      host.setAttribute('hover-stay-time', String(props.hoverStayTime));
      host.toggleAttribute('hover-stop-propagation', props.hoverStopPropagation);
    };
    on('tap', () => {
      if (props.target === 'miniProgram') {
        phone.report({
          kind: 'component',
          severity: 'error',
          message: '<navigator target="miniProgram"> is not in the preview',
        });
        emit('fail', { errMsg: 'navigateToMiniProgram:fail not in the preview' });
        return;
      }
      phone.navigate(props.openType, props.url, props.delta).then(
        () => {
          emit('success', { errMsg: `${props.openType}:ok` });
          emit('complete', { errMsg: `${props.openType}:ok` });
        },
        (error: unknown) => {
          const { message: errMsg } = error as Error;
          phone.report({ kind: 'runtime', severity: 'error', message: errMsg });
          emit('fail', { errMsg });
          emit('complete', { errMsg });
        },
      );
    });
    show();
    return { changed: show };
  },
);
