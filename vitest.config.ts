import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/testing/longest-first.ts';

const root = import.meta.dirname;
const ELSEWHERE = ['**/node_modules/**', '**/.next/**', '**/.heed/**', 'e2e/**'];

/** Tests that put something in the place of a module, which must not have been loaded before. */
const replacingModules = globSync('**/*.{db,api,job}.test.ts', { cwd: root, exclude: ELSEWHERE }).filter((file) =>
  /\bvi\.(mock|doMock|resetModules)\(/.test(readFileSync(`${root}/${file}`, 'utf8')),
);

type Kind = { include: string | string[]; exclude?: string[]; isolate: boolean };

/**
 * A project whose test files each get a migrated database of their own, in processes: Node ends at random when threads load
 * and free WebAssembly beside each other, as Prisma's clients do (nodejs/node#64500). Isolated files get a process each; the
 * others share two, in which every module is loaded once.
 */
function withDatabase(name: string, { exclude = [], include, isolate }: Kind) {
  return {
    extends: true as const,
    test: {
      name,
      pool: 'forks' as const,
      isolate,
      include: [include].flat(),
      exclude: [...ELSEWHERE, ...exclude],
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
      withDatabase('database', { include: '**/*.db.test.ts', exclude: replacingModules, isolate: false }),
      withDatabase('api', { include: '**/*.api.test.ts', exclude: replacingModules, isolate: false }),
      withDatabase('jobs', { include: '**/*.job.test.ts', exclude: replacingModules, isolate: false }),
      withDatabase('replaced-modules', { include: replacingModules, isolate: true }),
      // They end processes.
      withDatabase('faults', { include: '**/*.fault.test.ts', isolate: true }),
    ],
  },
});
