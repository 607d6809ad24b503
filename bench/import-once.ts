import { timed } from '@/bench/figure';
import { benchNow } from '@/bench/installation';
import { createContext } from '@/lib/services/create-context';
import { fileChunks, fileSize } from '@/lib/services/imports/reading/file-chunks';
import { runImport } from '@/lib/services/imports/run-import';

/** Imports the file named on the command line and prints how long it took and how much memory it had, early and at the end. */
const EARLY_LINES = 20_000;
const BYTES_PER_MB = 1_000_000;

const file = process.argv[2] ?? '';
const ctx = createContext({ kind: 'system', name: 'bench', via: 'command' }, undefined, benchNow);
const plan = { source: 'command', file_name: 'bench', format: 'ndjson', record_type: null } as const;
const residentMb = () => process.memoryUsage.rss() / BYTES_PER_MB;

let earlyMb = 0;
let linesRead = 0;
const ms = await timed(async () => {
  const size_bytes = await fileSize(file);
  const ended = await runImport(
    ctx,
    { ...plan, size_bytes },
    {
      chunks: fileChunks(file),
      whenBroken: () => ({ status: 'failed', failure: 'The file cannot be read.' }),
      onProgress: ({ lines_read }) => {
        if (lines_read >= EARLY_LINES && earlyMb === 0) earlyMb = residentMb();
      },
    },
  );
  if (ended.status !== 'succeeded') throw new Error(`The import ended as ${ended.status}: ${ended.failure}`);
  linesRead = ended.lines_read;
});
console.log(JSON.stringify({ ms, linesRead, earlyMb, endMb: residentMb() }));
process.exit(0);
