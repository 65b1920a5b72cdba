/** Who may import whom. Paths are regular expressions over the project's own files and its packages. */
const TEST = '\\.test\\.ts$|/testing/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'The core imports nothing outside itself except small pure libraries.',
      severity: 'error',
      from: { path: '^cloudfunctions/shared/core/', pathNot: TEST },
      to: { pathNot: ['^cloudfunctions/shared/core/', '^node_modules/(dayjs|valibot|@noble/hashes)/'] },
    },
    {
      name: 'cloud-is-server-only',
      comment: 'shared/cloud imports core and the SDK; never a function.',
      severity: 'error',
      from: { path: '^cloudfunctions/shared/cloud/', pathNot: TEST },
      to: { path: ['^cloudfunctions/(?!shared/)', '^miniprogram/', '^scripts/'] },
    },
    {
      name: 'functions-stand-alone',
      comment: 'A function never imports another: what two need belongs to shared.',
      severity: 'error',
      from: { path: '^cloudfunctions/(?!shared/)([^/]+)/', pathNot: TEST },
      to: { path: ['^cloudfunctions/(?!shared/)', '^miniprogram/', '^scripts/'], pathNot: '^cloudfunctions/$1/' },
    },
    {
      name: 'mini-program-sees-core-only',
      severity: 'error',
      from: { path: '^miniprogram/', pathNot: TEST },
      to: { path: ['^cloudfunctions/(?!shared/core/)', '^scripts/'] },
    },
    {
      name: 'nothing-imports-scripts',
      severity: 'error',
      from: { pathNot: ['^scripts/', TEST] },
      to: { path: '^scripts/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other at run time are one idea. Types may refer back.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-test-in-product',
      severity: 'error',
      from: { pathNot: TEST },
      to: { path: '\\.test\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache|scripts/preview/fixture)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
