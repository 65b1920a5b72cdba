import type { Builtin } from './builtin';
import { button } from './button';
import { canvas } from './canvas';
import { checkbox, radio } from './check';
import { checkboxGroup, radioGroup } from './check-group';
import { coverImage } from './cover-image';
import { form } from './form';
import { icon } from './icon';
import { image } from './image';
import { input } from './input';
import { label } from './label';
import { navigator } from './navigator';
import { pageContainer } from './page-container';
import { navigationBar, pageMeta } from './page-meta';
import { picker } from './picker';
import { pickerView, pickerViewColumn } from './picker-view';
import { progress } from './progress';
import { richText } from './rich-text';
import { rootPortal } from './root-portal';
import { scrollView } from './scroll-view';
import { slider } from './slider';
import { map, video, webView } from './stand-ins';
import { swiper, swiperItem } from './swiper';
import { switchBuiltin } from './switch';
import { textarea } from './textarea';

/** All built-in components with behaviour; `view`, `text` and `cover-view` are plain elements. */
export const builtins: readonly Builtin[] = [
  button,
  canvas,
  checkbox,
  checkboxGroup,
  coverImage,
  form,
  icon,
  image,
  input,
  label,
  map,
  navigationBar,
  navigator,
  pageContainer,
  pageMeta,
  picker,
  pickerView,
  pickerViewColumn,
  progress,
  radio,
  radioGroup,
  richText,
  rootPortal,
  scrollView,
  slider,
  swiper,
  swiperItem,
  switchBuiltin,
  textarea,
  video,
  webView,
];
