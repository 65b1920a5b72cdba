type Attributes = Record<string, string | boolean | ((event: Event) => void) | undefined>;

/**
 * Makes an HTML element. Functions become event listeners (`click: ...`), `true` a bare attribute; `false` and
 * `undefined` leave the attribute out. Text is always text, never markup.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (typeof value === 'string') made.setAttribute(name, value);
    else if (value === true) made.setAttribute(name, '');
  }
  made.append(...children);
  return made;
}
