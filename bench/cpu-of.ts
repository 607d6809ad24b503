import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { database, sql } from '@/lib/db/client';

/** Linux counts in hundredths of a second. */
const MS_PER_TICK = 10;

/** The CPU time that a process and the ended among its children have used, in milliseconds. Linux only. */
export function cpuMsOf(pid: number): number {
  const { times } = statOf(pid);
  return times.reduce((sum, ticks) => sum + ticks, 0) * MS_PER_TICK;
}

/** The same of PostgreSQL: its main process, which counts ended backends, and all that run. Only when it runs on this computer. */
export async function cpuMsOfPostgres(): Promise<number> {
  const rows = z
    .array(z.object({ pid: z.number() }))
    .parse(await database().$queryRaw(sql`SELECT pid FROM pg_stat_activity UNION SELECT pg_backend_pid()`));
  const [own] = rows;
  if (own === undefined) return Number.NaN;
  const main = statOf(own.pid).parent;
  return [main, ...rows.map(({ pid }) => pid)].reduce((sum, pid) => sum + cpuMsOf(pid), 0);
}

/** Fields 4 and 14 to 17 of /proc/PID/stat: the parent, and the times in user and system mode, own and of ended children. */
function statOf(pid: number): { parent: number; times: number[] } {
  const fields = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '').split(' ').map(Number);
  return { parent: fields[1] ?? 0, times: fields.slice(11, 15) };
}
