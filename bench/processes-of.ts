import { readdirSync, readFileSync } from 'node:fs';

const BYTES_PER_KB = 1_024;
const BYTES_PER_MB = 1_000_000;

/** A running process: what it calls itself, and the memory that it holds. */
export type RunningProcess = { name: string; residentMb: number };

/** The processes of one process group (what a terminal runs as one command), the largest first. Linux only. */
export function processesOf(groupId: number): RunningProcess[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && groupOf(entry) === groupId)
    .map((entry) => ({ name: nameOf(entry), residentMb: residentMb(entry) }))
    .sort((one, other) => other.residentMb - one.residentMb);
}

function groupOf(pid: string): number {
  const [, , group] = (read(pid, 'stat').split(') ')[1] ?? '').split(' ');
  return Number(group);
}

function nameOf(pid: string): string {
  const words = read(pid, 'cmdline').split('\0').join(' ').trim().split(' ');
  return words.map((word) => word.split('/').at(-1)).join(' ');
}

/** The memory that a process holds. */
export function residentMb(pid: string): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(read(pid, 'status'))?.[1];
  return (Number(kilobytes ?? 0) * BYTES_PER_KB) / BYTES_PER_MB;
}

/** A process may end while it is looked at. */
function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
