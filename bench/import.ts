import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { atLeast, atMost, type Figure, rounded, timed, unbound } from '@/bench/figure';
import { writeImportFile } from '@/bench/import-lines';
import { insertAgain } from '@/bench/insert-again';
import { serverFlags } from '@/scripts/installation/web-server';

const LINES = 200_000;
/** What the importing process may use for objects. A file read whole would not fit. */
const HEAP_MB = 96;
const measures = z.object({ ms: z.number(), linesRead: z.number(), earlyMb: z.number(), endMb: z.number() });

/** An import of many lines of all types into an empty database, beside parsing the same file and inserting the same rows. */
export async function benchImport(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'heed-bench-'));
  try {
    const file = path.join(folder, 'installation.ndjson');
    await writeImportFile(file, LINES);
    const parsingMs = await timed(() => parseAll(file));
    const { ms, linesRead, earlyMb, endMb } = importInChild(file);
    if (linesRead !== LINES) throw new Error(`${linesRead} lines were read.`);
    const bare = await insertAgain();
    const perSecond = (LINES / ms) * 1_000;
    const baseline = `reading and JSON.parse alone: ${rounded((LINES / parsingMs) * 1_000)} lines/s`;
    const early = `≤ 1.3 × after 20,000 lines (${rounded(earlyMb)} MB); --max-old-space-size=${HEAP_MB}`;
    const floor = `${rounded(bare.rows)} rows, by one INSERT … SELECT a table: ${rounded(bare.ms / 1_000)} s of ${rounded(ms / 1_000)} s`;
    return [
      atLeast('import of 200,000 lines', perSecond, 5_000, 'lines/s', `≥ 5,000 lines/s (${baseline})`),
      unbound('inserting the same rows by plain statements', (LINES / bare.ms) * 1_000, 'lines/s', `none (${floor})`),
      atMost('resident memory at the end', endMb, earlyMb * 1.3, 'MB', early),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function parseAll(file: string): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    JSON.parse(line);
  }
}

/** In a process of its own with the flags of the server, whose memory is the import's alone. */
function importInChild(file: string): z.output<typeof measures> {
  const flags = [...serverFlags, `--max-old-space-size=${HEAP_MB}`, '--import', 'tsx'];
  const output = execFileSync(process.execPath, [...flags, 'bench/import-once.ts', file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return measures.parse(JSON.parse(output));
}
