/** Gives component tests `renderComponent`: typings/component-tests.d.ts says what it answers. */
const path = require('node:path');

const simulatedBuild = path.resolve(__dirname, '../../.cache/simulated-miniprogram');

/** What reads style sheets keeps nothing of a component: it is loaded once for a file, not again for each component. */
const simulator = path.dirname(require.resolve('miniprogram-simulate'));
for (const name of ['postcss', 'less', 'csso']) {
  const file = require.resolve(name, { paths: [simulator] });
  let loaded;
  jest.doMock(file, () => (loaded ??= jest.requireActual(file)));
}

globalThis.settled = () => new Promise((resolve) => setTimeout(resolve, 0));

globalThis.renderComponent = async (component, properties = {}) => {
  // The engine keeps a registry of its own: a component loaded a second time in one file needs a fresh one.
  jest.resetModules();
  const simulate = require('miniprogram-simulate');
  const id = simulate.load(path.join(simulatedBuild, component), path.basename(component), {
    rootPath: simulatedBuild,
    compiler: 'official',
  });
  const rendered = simulate.render(id, properties);
  rendered.attach(document.createElement('div'));
  await globalThis.settled();
  return rendered;
};
