const head = (title: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>` +
  '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><link rel="icon" href="data:,">';

/** Asked for while the script is still loading. */
const preloads =
  '<link rel="preload" as="fetch" crossorigin href="/preview/people"><link rel="preload" as="fetch" crossorigin href="/preview/hints">';

/** `/`: three phones side by side. */
export const shellPage = `${head('小程序预览')}<link rel="stylesheet" href="/shell/shell.css">${preloads}<script type="module" src="/build/shell/main.js"></script></head><body></body></html>`;

/** `/phone/`: one phone, in an iframe of the shell or by itself. Scripts with defer and modules run in this order. */
export const phonePage =
  `${head('手机')}<style>html,body{margin:0;height:100%;overflow:hidden;background:#fff}` +
  '@media(prefers-color-scheme:dark){html{color-scheme:light}}#screen{position:fixed;inset:0}</style>' +
  '<script defer src="/mini/app.js"></script><script type="module" src="/build/phone/main.js"></script></head><body></body></html>';
