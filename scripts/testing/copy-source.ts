import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PlantedFault } from '@/faults/planted/planted-fault';
import { Problem } from '@/scripts/database/problem';
import { root } from '@/scripts/installation/run-tool';
import { temporaryFolder } from '@/scripts/testing/temporary-folder';

/** Made by tools or by running; the packages are shared instead of copied. */
const LEFT_OUT = new Set(['.git', '.heed', '.next', 'node_modules', 'test-results', 'playwright-report']);

/** A copy of the source to break. */
export type SourceCopy = {
  folder: string;
  /** Does `work` while the fault is in place, and takes it out again. @throws `Problem` when it cannot be planted */
  withFault: <T>(fault: PlantedFault, work: () => Promise<T>) => Promise<T>;
  remove: () => Promise<void>;
};

/** Copies the working tree, generated files included. */
export async function copySource(): Promise<SourceCopy> {
  const parent = await temporaryFolder();
  const folder = path.join(parent, 'heed');
  await mkdir(folder);
  const isOurs = (name: string) => !LEFT_OUT.has(path.relative(root, name).split(path.sep)[0] ?? '');
  await cp(root, folder, { recursive: true, filter: isOurs });
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  return {
    folder,
    withFault: async ({ file, find, replacement, what }, work) => {
      const target = path.join(folder, file);
      const sound = await readFile(target, 'utf8');
      const [before, after, ...more] = sound.split(find);
      if (before === undefined || after === undefined || more.length > 0) {
        throw new Problem(`"${what}" cannot be planted: its text does not stand in ${file} just once.`);
      }
      await writeFile(target, `${before}${replacement}${after}`);
      try {
        return await work();
      } finally {
        await writeFile(target, sound);
      }
    },
    remove: () => rm(parent, { recursive: true, force: true }),
  };
}
