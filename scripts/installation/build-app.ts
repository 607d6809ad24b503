import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Environment } from '@/scripts/installation/environment';
import { programFile, root, runStep } from '@/scripts/installation/run-tool';
import { makeOnce, sourceHash } from '@/scripts/installation/source-hash';

const FOLDERS = ['app', 'components', 'lib', 'inngest', 'public', 'prisma/schema'];
const ROOT_SOURCE = /^[\w.-]+\.(ts|tsx|mjs|json)$/;
const NOT_BUILT = /^(vitest|playwright|prisma|knip|biome|next-env)\b/;

async function rootSources(): Promise<string[]> {
  const names = await readdir(root);
  return names.filter((name) => ROOT_SOURCE.test(name) && !NOT_BUILT.test(name));
}

/** Builds the app for production unless the build in `.next` was made from this very source. */
export async function buildApp(env: Environment): Promise<void> {
  const hash = await sourceHash(root, [...FOLDERS, ...(await rootSources())]);
  await makeOnce(path.join(root, '.next/heed-source-hash'), hash, () => {
    console.error('Building (about a minute)');
    return runStep([programFile('next'), 'build'], env, 'Could not build the app; see above.');
  });
}
