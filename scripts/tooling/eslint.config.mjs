// @ts-check
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

/** The SDK runs these outside the transaction without saying so; only doc(id) and where().get() are safe inside. */
const OUTSIDE_THE_TRANSACTION = ['update', 'remove', 'count'].map((method) => ({
  selector: `CallExpression[callee.property.name="${method}"][callee.object.callee.property.name="where"][callee.object.callee.object.callee.object.name=/^(tx|transaction)$/]`,
  message: `where().${method}() silently runs outside the transaction: use doc(id).`,
}));

export default tseslint.config(
  { ignores: ['dist/**', '.cache/**', 'node_modules/**', '.data/**', 'scripts/preview/fixture/**'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: fileURLToPath(new URL('../..', import.meta.url)) },
    },
    rules: {
      // A union of literals and interfaces is as good as an interface; both are used where they read best.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // An action without input takes `Record<never, never>`.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // Index signatures are read with brackets: tsconfig's noPropertyAccessFromIndexSignature.
      '@typescript-eslint/dot-notation': 'off',
      'no-restricted-syntax': ['error', ...OUTSIDE_THE_TRANSACTION],
    },
  },
  {
    files: ['cloudfunctions/shared/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'setTimeout', 'setInterval', 'console'].map((name) => ({
          name,
          message: 'The core does no I/O.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
          message: 'Time comes in as an argument.',
        },
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes in as an argument.' },
        {
          selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
          message: 'Randomness comes in as an argument.',
        },
      ],
    },
  },
  {
    files: ['miniprogram/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['window', 'document', 'localStorage', 'fetch', 'process', 'require'].map((name) => ({
          name,
          message: 'A phone has no such thing.',
        })),
      ],
    },
  },
  {
    files: ['miniprogram/**/*.ts'],
    ignores: ['miniprogram/services/call.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name="wx"][property.name="cloud"]',
          message: 'Only services/call.ts names wx.cloud.',
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
);
