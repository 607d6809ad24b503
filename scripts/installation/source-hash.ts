import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const IGNORED = /\.test\.tsx?$|^generated$|^node_modules$|^\./;

/** The files of a folder, or the file itself. */
async function filesUnder(place: string): Promise<string[]> {
  const entries = await readdir(place, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [place];
  const nested = entries
    .filter((entry) => !IGNORED.test(entry.name))
    .map((entry) => filesUnder(path.join(place, entry.name)));
  return (await Promise.all(nested)).flat();
}

/** A hash of the names and contents of the given files and folders; tests and generated files do not count. */
export async function sourceHash(root: string, places: readonly string[]): Promise<string> {
  const files = (await Promise.all(places.map((place) => filesUnder(path.join(root, place))))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(file).catch(() => undefined)));
  const hash = createHash('sha256');
  files.forEach((file, index) => {
    hash.update(`${path.relative(root, file)}\0${contents[index]?.length ?? 'missing'}\0`);
    hash.update(contents[index] ?? '');
  });
  return hash.digest('hex');
}

/** Runs `make` unless `mark` says that it ran for this very hash. */
export async function makeOnce(mark: string, hash: string, make: () => Promise<void>): Promise<void> {
  const made = await readFile(mark, 'utf8').catch(() => undefined);
  if (made === hash) return;
  await make();
  await mkdir(path.dirname(mark), { recursive: true });
  await writeFile(mark, hash);
}
