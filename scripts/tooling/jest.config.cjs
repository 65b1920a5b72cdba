const path = require('node:path');

const root = path.resolve(__dirname, '../..');
const alias = {
  '^@vip-card/core$': '<rootDir>/cloudfunctions/shared/core/index.ts',
  '^@vip-card/cloud$': '<rootDir>/cloudfunctions/shared/cloud/index.ts',
};
/** Packages that ship ES modules only. */
const ESM = ['node_modules/(?!(mingo|@noble|valibot|@sinonjs)/)'];

/** @type {import('jest').Config} */
const common = {
  rootDir: root,
  moduleNameMapper: alias,
  transform: { '\\.(ts|m?js)$': path.join(__dirname, 'jest-transformer.cjs') },
  transformIgnorePatterns: ESM,
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/'],
  cacheDirectory: '<rootDir>/.cache/jest',
};

/**
 * Three kinds of tests, told apart by what they need: `browser` drives Chromium, `components` runs on WeChat's own
 * component engine in jsdom, and everything else is `node` (with a local cloud of its own where it asks for one).
 * @type {import('jest').Config}
 */
module.exports = {
  rootDir: root,
  cacheDirectory: '<rootDir>/.cache/jest',
  testTimeout: 30_000,
  globalSetup: path.join(__dirname, 'jest-build.cjs'),
  testSequencer: path.join(__dirname, 'longest-first.cjs'),
  projects: [
    {
      ...common,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/{cloudfunctions,scripts,miniprogram}/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.browser\\.test\\.ts$', '\\.component\\.test\\.ts$', '/dist/'],
    },
    {
      ...common,
      displayName: 'components',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/miniprogram/**/*.component.test.ts'],
      setupFiles: [path.join(__dirname, 'wechat-globals.cjs')],
      setupFilesAfterEnv: [path.join(__dirname, 'component-tests.cjs')],
    },
    {
      ...common,
      displayName: 'browser',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/scripts/**/*.browser.test.ts'],
    },
  ],
};
