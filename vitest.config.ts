import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/testing/longest-first.ts';

const root = import.meta.dirname;
const ELSEWHERE = ['**/node_modules/**', '**/.next/**', '**/.heed/**', 'e2e/**'];

/**
 * A project whose test files each get a migrated database of their own, and a process: Node ends at random when threads load
 * and free WebAssembly beside each other, as Prisma's clients do (nodejs/node#64500). Some of them also end processes.
 */
function withDatabase(name: string, include: string) {
  return {
    extends: true as const,
    test: {
      name,
      pool: 'forks' as const,
      include: [include],
      exclude: ELSEWHERE,
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
    passWithNoTests: true,
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
      withDatabase('database', '**/*.db.test.ts'),
      withDatabase('api', '**/*.api.test.ts'),
      withDatabase('jobs', '**/*.job.test.ts'),
      withDatabase('faults', '**/*.fault.test.ts'),
    ],
  },
});
