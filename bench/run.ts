import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { openBenchDatabase } from '@/bench/bench-database';
import { rounded } from '@/bench/figure';
import { benchmarks } from '@/bench/registry';

/** JSON has no infinity, which is what never happened took: it arrives as null. */
const measuredFigure = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.POSITIVE_INFINITY);
const figures = z.array(
  z.object({ what: z.string(), measured: measuredFigure, unit: z.string(), bound: z.string(), holds: z.boolean() }),
);

/** `npm run bench -- NAME …` runs those, without names all: each in a process and on a database of its own. */
const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(benchmarks);
let hasFailed = false;
for (const name of names) hasFailed = !(await runOne(name)) || hasFailed;
process.exit(hasFailed ? 1 : 0);

/** @returns whether every figure holds */
async function runOne(name: string): Promise<boolean> {
  const { url, drop } = await openBenchDatabase(`heed_bench_${name}`);
  try {
    const child = spawnSync(process.execPath, ['--import', 'tsx', 'bench/one.ts', name], {
      env: { ...process.env, DATABASE_URL: url, HEED_LOG_LEVEL: 'error', NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    });
    if (child.status !== 0) throw new Error(`The benchmark "${name}" broke.`);
    const measured = figures.parse(JSON.parse(child.stdout));
    console.log(`\n## ${name}\n\n| what | measured | bound | holds |\n|---|---|---|---|`);
    for (const { what, measured: value, unit, bound, holds } of measured) {
      console.log(`| ${what} | ${rounded(value)} ${unit} | ${bound} | ${holds ? 'yes' : '**no**'} |`);
    }
    return measured.every(({ holds }) => holds);
  } finally {
    await drop();
  }
}
