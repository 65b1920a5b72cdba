import type { GeneralComponent } from 'glass-easel';
import { portValue } from '../../compile/style-values';
import { builtin } from './builtin';
import { scopedClasses } from './scoped-classes';

interface RichNode {
  type?: 'node' | 'text';
  name?: string;
  text?: string;
  attrs?: Record<string, unknown>;
  children?: RichNode[];
}

/** What WeChat lets through. https://developers.weixin.qq.com/miniprogram/dev/component/rich-text.html */
const TAGS = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em ' +
    'fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small ' +
    'span strong sub sup table tbody td tfoot th thead tr tt u ul'
  ).split(' '),
);
const ATTRIBUTES = new Set([
  'alt',
  'src',
  'width',
  'height',
  'colspan',
  'rowspan',
  'span',
  'start',
  'type',
  'dir',
  'size',
  'color',
  'face',
  'cite',
  'datetime',
  'align',
  'border',
  'cellpadding',
  'cellspacing',
]);

export const richText = builtin(
  'rich-text',
  { nodes: null, space: '', userSelect: false, mode: 'default' },
  ({ host, component, props, phone }) => {
    const show = (): void => {
      const nodes = typeof props.nodes === 'string' ? parse(props.nodes) : ((props.nodes ?? []) as RichNode[]);
      host.replaceChildren(...nodes.flatMap((node) => draw(node, component, phone.fileUrl)));
      host.toggleAttribute('user-select', props.userSelect);
      host.style.whiteSpace = props.space === '' ? '' : 'pre-wrap';
    };
    show();
    return { changed: show };
  },
);

function parse(text: string): RichNode[] {
  const { body } = new DOMParser().parseFromString(text, 'text/html');
  return [...body.childNodes].flatMap(fromDom);
}

function fromDom(node: Node): RichNode[] {
  if (node instanceof Text) return [{ type: 'text', text: node.data }];
  if (!(node instanceof Element)) return [];
  const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
  return [{ name: node.tagName, attrs, children: [...node.childNodes].flatMap(fromDom) }];
}

function draw(node: RichNode, component: GeneralComponent, fileUrl: (path: string) => string): Node[] {
  if (node.type === 'text') return [document.createTextNode(decodeEntities(node.text ?? ''))];
  const tag = (node.name ?? 'span').toLowerCase();
  // Untrusted elements and everything inside them are dropped.
  if (!TAGS.has(tag)) return [];
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    const text = String(value);
    if (name === 'style') element.style.cssText = portValue(text);
    else if (name === 'class') element.className = scopedClasses(component, text).join(' ');
    else if (name === 'src') element.setAttribute('src', fileUrl(text));
    else if (ATTRIBUTES.has(name)) element.setAttribute(name, text);
  }
  element.append(...(node.children ?? []).flatMap((child) => draw(child, component, fileUrl)));
  return [element];
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const area = document.createElement('textarea');
  area.innerHTML = text.replaceAll('<', '&lt;');
  return area.value;
}
