import type { BuiltinTag } from './tags';

/**
 * Shadow trees of the built-in components that have one. Tags that begin with `h5-` are plain HTML elements. Everything
 * else about a component is in its own file; these few lines stand apart because the compiler needs them.
 */
export const builtinTemplates: Partial<Record<BuiltinTag, string>> = {
  label: '<slot/>',
  image: '<slot/>',
  button: '<slot/>',
  input: '',
  textarea: '',
  form: '<slot/>',
  'scroll-view': '<h5-div class="wx-scroll"><h5-div class="wx-scroll-content"><slot/></h5-div></h5-div>',
  swiper: '<h5-div class="wx-swiper-slides"><h5-div class="wx-swiper-track"><slot/></h5-div></h5-div>',
  'swiper-item': '<slot/>',
  picker: '<slot/>',
  'picker-view': '<slot/>',
  'picker-view-column': '<h5-div class="wx-picker-content"><slot/></h5-div>',
  switch: '',
  slider: '',
  checkbox: '<h5-i class="wx-check"></h5-i><slot/>',
  'checkbox-group': '<slot/>',
  radio: '<h5-i class="wx-check"></h5-i><slot/>',
  'radio-group': '<slot/>',
  progress: '',
  icon: '',
  canvas: '<slot/>',
  'rich-text': '',
  navigator: '<slot/>',
  'root-portal': '<h5-div class="wx-portal"><slot/></h5-div>',
  'page-meta': '<slot/>',
  'navigation-bar': '',
  'page-container':
    '<h5-div class="wx-page-container-overlay"></h5-div><h5-div class="wx-page-container"><slot/></h5-div>',
  'cover-image': '',
  map: '<slot/>',
  video: '<slot/>',
  'web-view': '',
};
