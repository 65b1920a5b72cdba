import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '../build/files';
import { missingApis } from './base-library';
import { malformedTemplates } from './expressions';
import type { Finding } from './finding';
import { unresolvedImports } from './imports';
import { oversizedPackages, packageSizes } from './package-sizes';
import { compileWithWechat, type Compiled } from './wechat-compiler';

export interface Checked {
  findings: Finding[];
  /** Bytes per package after WeChat's compiler; the main package is `''`. */
  packages: Map<string, number>;
}

/**
 * Everything that would keep a mini program from being uploaded, or break it on a phone: WeChat's own compiler and
 * code-quality list, and what they miss.
 * @param projectFolders each holds a project.config.json, which names the mini program's folder and the base library
 */
export async function checkMini(projectFolders: readonly string[]): Promise<Checked[]> {
  const compiled = await compileWithWechat(projectFolders);
  return Promise.all(projectFolders.map((folder, index) => checkCompiled(folder, compiled[index] ?? NO_ANSWER)));
}

const NO_ANSWER: Compiled = { sizes: {}, errors: ['gave no answer'], quality: [] };

/** The same for a folder that WeChat's compiler has seen already. */
export async function checkCompiled(projectFolder: string, compiled: Compiled): Promise<Checked> {
  const project = readJson(path.join(projectFolder, 'project.config.json')) as {
    miniprogramRoot: string;
    libVersion: string;
  };
  const miniprogram = path.join(projectFolder, project.miniprogramRoot);
  const files = await filesBelow(miniprogram);
  const app = readJson(path.join(miniprogram, 'app.json')) as {
    subPackages?: { root: string }[];
    subpackages?: { root: string }[];
  };
  const roots = (app.subPackages ?? app.subpackages ?? []).map((each) => each.root.replace(/\/$/, ''));
  const packages = packageSizes(compiled.sizes, roots);
  return {
    packages,
    findings: [
      ...compiled.errors.map((what) => ({ where: "WeChat's compiler", what })),
      ...compiled.quality.map((what) => ({ where: "WeChat's code quality", what })),
      ...unresolvedImports(miniprogram, files),
      ...malformedTemplates(miniprogram, files),
      ...missingApis(miniprogram, files, project.libVersion),
      ...oversizedPackages(packages),
    ],
  };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8')) as unknown;
}
