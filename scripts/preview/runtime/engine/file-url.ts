/** Where a file of the mini program's package is served; addresses with a scheme stay as they are. */
export function fileUrlIn(publicPath: string, path: string, from = ''): string {
  if (path === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) return path;
  if (path.startsWith('/')) return `${publicPath}files${path}`;
  const base = new URL(`/${from}`, 'file:///');
  return `${publicPath}files${new URL(path, base).pathname}`;
}
