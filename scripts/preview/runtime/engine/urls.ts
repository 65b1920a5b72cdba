/** Parses `/pages/a/a?x=1` or a path relative to the current page; query values are as WeChat gives them: not decoded. */
export function parsePageUrl(
  url: string,
  current: string,
): { path: string; query: Record<string, string>; search: string } {
  const [before = '', search = ''] = url.split('?', 2);
  const path = before.startsWith('/') ? before.slice(1) : relative(current, before);
  const query: Record<string, string> = {};
  for (const pair of search.split('&')) {
    const [name = '', ...value] = pair.split('=');
    if (name !== '') query[name] = value.join('=');
  }
  return { path, query, search };
}

function relative(current: string, target: string): string {
  const parts = current.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
