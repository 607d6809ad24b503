import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/testing/longest-first.ts';

const root = import.meta.dirname;
const ELSEWHERE = ['**/node_modules/**', '**/.next/**', '**/.heed/**', 'e2e/**'];

/** Test files that replace modules or the environment before anything is loaded: the files after them would get these too. */
const REPLACING = globSync('{app,architecture,docs,inngest,lib,scripts}/**/*.{db,api,job}.test.ts', {
  cwd: root,
}).filter((file) => /\bvi\.(mock|hoisted)\(/.test(readFileSync(`${root}/${file}`, 'utf8')));

/**
 * A project whose test files each get a migrated database of their own, and processes: Node ends at random when threads load
 * and free WebAssembly beside each other, as Prisma's clients do (nodejs/node#64500). Some of them also end processes.
 * The files of a worker share its process, in which every module is loaded once, unless they are isolated.
 */
function withDatabase(name: string, include: string[], { isolate }: { isolate: boolean }) {
  return {
    extends: true as const,
    test: {
      name,
      pool: 'forks' as const,
      isolate,
      include,
      exclude: isolate ? ELSEWHERE : [...ELSEWHERE, ...REPLACING],
      // After the unit tests, where both run: projects with another number of workers need a turn of their own.
      sequence: { groupOrder: 1 },
      globalSetup: ['scripts/testing/test-server.ts'],
      setupFiles: ['lib/testing/database-per-worker.ts'],
      hookTimeout: 30_000,
    },
  };
}

export default defineConfig({
  resolve: {
    alias: [{ find: /^@\//, replacement: `${root}/` }],
  },
  test: {
    environment: 'node',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // It ends what hangs; a busy machine is allowed to be slow.
    testTimeout: 60_000,
    // It imports next/server and its like without extensions, which Vite understands and Node does not.
    server: { deps: { inline: ['next-auth'] } },
    env: {
      HEED_LOG_LEVEL: 'silent',
      AUTH_SECRET: 'a-secret-for-tests-which-protects-nothing',
      HEED_CREDENTIAL_KEYS: `tests:${'A'.repeat(43)}`,
      HEED_WEBHOOK_NETWORKS: '127.0.0.1/32',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Pure tests leave nothing behind: they share one worker, in which each module is loaded and each file parsed once.
          pool: 'threads',
          isolate: false,
          maxWorkers: 1,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...ELSEWHERE, '**/*.{db,api,job,fault}.test.ts'],
        },
      },
      withDatabase('database', ['**/*.db.test.ts'], { isolate: false }),
      withDatabase('api', ['**/*.api.test.ts'], { isolate: false }),
      withDatabase('jobs', ['**/*.job.test.ts'], { isolate: false }),
      withDatabase('replacing', REPLACING, { isolate: true }),
      withDatabase('faults', ['**/*.fault.test.ts'], { isolate: true }),
    ],
  },
});
