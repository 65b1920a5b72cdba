/** Jest's way from TypeScript (and from ES modules in node_modules) to CommonJS: esbuild, a file at a time. */
const { createHash } = require('node:crypto');
const { transformSync, version } = require('esbuild');

module.exports = {
  process(source, file) {
    const { code, map } = transformSync(source, {
      loader: file.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'node20',
      sourcemap: 'external',
      sourcefile: file,
    });
    return { code, map };
  },
  getCacheKey: (source, file) => createHash('sha256').update(version).update(file).update(source).digest('hex'),
};
