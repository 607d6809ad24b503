import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A disk of its own in memory, whose size can be changed while it is used. */
export type SmallDisk = {
  /** A folder on it. */
  folder: string;
  /** Makes the disk so small that only this many bytes are free. */
  leave: (bytes: number) => void;
  makeRoom: () => void;
  unmount: () => void;
};

const ROOMY_BYTES = 1_000_000_000;
const ENTER_ONLY = 0o711;
const MOST_ATTEMPTS = 50;

function mount(...args: string[]): { isDone: boolean; message: string } {
  const { status, stderr, error } = spawnSync('mount', args, { encoding: 'utf8' });
  return { isDone: status === 0, message: error?.message ?? stderr.trim() };
}

/** Mounts a disk, or answers why this computer does not let it. */
export function mountSmallDisk(): SmallDisk | string {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root may mount a disk, and only on Linux';
  const place = mkdtempSync(path.join(os.tmpdir(), 'heed-test-'));
  chmodSync(place, ENTER_ONLY);
  const { isDone, message } = mount('-t', 'tmpfs', '-o', `size=${ROOMY_BYTES},mode=711`, 'tmpfs', place);
  if (!isDone) {
    rmSync(place, { recursive: true });
    return `no disk can be mounted: ${message}`;
  }
  const folder = path.join(place, 'heed');
  mkdirSync(folder);
  chmodSync(folder, ENTER_ONLY);
  const resize = (bytes: number) => mount('-o', `remount,size=${bytes}`, place);
  return {
    folder,
    leave: (bytes) => {
      // What is written in the same moment may make it smaller than what is used, which is refused.
      for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
        const { blocks, bfree, bsize } = statfsSync(place);
        if (resize((blocks - bfree) * bsize + bytes).isDone) return;
      }
      throw new Error('The disk cannot be made smaller.');
    },
    makeRoom: () => void resize(ROOMY_BYTES),
    unmount: () => {
      spawnSync('umount', ['--lazy', place]);
      rmSync(place, { recursive: true });
    },
  };
}
