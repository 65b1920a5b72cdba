/**
 * Stands in front of `bundle.js`, a package as one file: whoever loads it first keeps what V8 compiled, for all who come
 * after. V8 takes nothing that another version or other flags compiled, so their tag is in the name; so is the time of
 * the bundle, because V8 would not notice another of the same length.
 */
const { existsSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { cachedDataVersionTag } = require('node:v8');
const { Script } = require('node:vm');

const filename = path.join(__dirname, 'bundle.js');
const kept = path.join(__dirname, `compiled-${cachedDataVersionTag()}-${statSync(filename).mtimeMs}`);
const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
const script = new Script(Module.wrap(readFileSync(filename, 'utf8')), { filename, cachedData });
script.runInThisContext().call(exports, exports, require, module, filename, __dirname);
if (!cachedData) {
  // Under its name once it is whole: others look while this is written.
  writeFileSync(`${kept}.${process.pid}`, script.createCachedData());
  renameSync(`${kept}.${process.pid}`, kept);
}
