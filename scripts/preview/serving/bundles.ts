import path from 'node:path';
import { build } from 'esbuild';

/** Bundles the shell and the phone's runtime for the browser. The barcode reader stays a file of its own, loaded at the first scan. */
export async function bundlePages(outDir: string): Promise<void> {
  const preview = path.join(__dirname, '..');
  await build({
    entryPoints: {
      'shell/main': path.join(preview, 'shell', 'main.ts'),
      'phone/main': path.join(preview, 'runtime', 'main.ts'),
    },
    outdir: outDir,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    sourcemap: 'linked',
    minifySyntax: true,
    loader: { '.css': 'text' },
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
}
