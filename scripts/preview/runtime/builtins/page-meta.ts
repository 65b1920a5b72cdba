import { portValue } from '../../compile/style-values';
import { builtin } from './builtin';

/** Speaks to the page that it stands in. Styles come in once the page is in the stack, right after it is attached. */
export const pageMeta = builtin(
  'page-meta',
  {
    backgroundTextStyle: '',
    backgroundColor: '',
    backgroundColorTop: '',
    backgroundColorBottom: '',
    rootBackgroundColor: '',
    scrollTop: '',
    scrollDuration: 300,
    pageStyle: '',
    pageFontSize: '',
    pageOrientation: '',
    rootFontSize: '',
  },
  ({ component, props, phone, host, emit }) => {
    const show = (): void => {
      const fontSize =
        props.pageFontSize === '' || props.pageFontSize === 'system' ? '' : `;font-size:${props.pageFontSize}`;
      phone.setPageStyle(component, {
        pageStyle: portValue(props.pageStyle + fontSize),
        ...(props.rootFontSize !== '' && props.rootFontSize !== 'system' && { rootFontSize: props.rootFontSize }),
        ...(props.rootBackgroundColor !== '' && { backgroundColor: props.rootBackgroundColor }),
      });
    };
    queueMicrotask(show);
    return {
      changed(name) {
        show();
        if (name !== 'scrollTop' || props.scrollTop === '') return;
        host
          .closest('.wx-page')
          ?.scrollTo({ top: parseFloat(props.scrollTop), behavior: props.scrollDuration > 0 ? 'smooth' : 'auto' });
        emit('scrolldone');
      },
    };
  },
);

export const navigationBar = builtin(
  'navigation-bar',
  {
    title: '',
    loading: false,
    frontColor: '',
    backgroundColor: '',
    colorAnimationDuration: 0,
    colorAnimationTimingFunc: 'linear',
  },
  ({ component, props, phone }) => {
    const show = (): void => {
      phone.setNavigationBar(component, {
        loading: props.loading,
        ...(props.title !== '' && { title: props.title }),
        ...(props.frontColor !== '' && { frontColor: props.frontColor }),
        ...(props.backgroundColor !== '' && { backgroundColor: props.backgroundColor }),
      });
    };
    queueMicrotask(show);
    return { changed: show };
  },
);
