/** What has to be there before a stage can run. */
export type Need = 'nothing' | 'database' | 'old-database' | 'browser';

export type Command = {
  label: string;
  /** A program in node_modules/.bin. */
  program: string;
  args: readonly string[];
  /** Whose report to count tests from; a check counts as one. */
  counts: 'check' | 'vitest' | 'playwright';
};

export type Stage = { id: string; title: string; needs: Need; commands: readonly Command[] };

function check(label: string, program: string, ...args: string[]): Command {
  return { label, program, args, counts: 'check' };
}

function vitest(label: string, projects: readonly string[], ...files: string[]): Command {
  const chosen = projects.flatMap((project) => ['--project', project]);
  return { label, program: 'vitest', args: ['run', ...chosen, ...files], counts: 'vitest' };
}

/**
 * The tests that run on the oldest supported PostgreSQL too: those of what versions do differently. Setting them up applies
 * every migration there. Everything else is the same SQL or no SQL at all, and is tested with the embedded server alone.
 */
export const DEPENDS_ON_VERSION: readonly string[] = [
  // Functions and triggers of our own: ids, what is announced, which errors the server reports.
  'lib/db/',
  'lib/services/people/internationalised-addresses.db.test.ts',
  // A migration of rows that are there already.
  'lib/services/audit/older-audit-entries.db.test.ts',
  'lib/services/rules/runs/suppressed-notices.db.test.ts',
  // Zones that a server knows.
  'scripts/installation/check-time-zone.db.test.ts',
  'lib/services/imports/unknown-zone.db.test.ts',
  // Rows claimed with SKIP LOCKED.
  'lib/services/delivery/claim.db.test.ts',
  'lib/services/outbox/relay-outbox.db.test.ts',
  // INSERT … ON CONFLICT under concurrency.
  'lib/services/alerts/count-reports.db.test.ts',
  'lib/services/digests/queue-notice-digests.db.test.ts',
  'lib/services/imports/run-import.db.test.ts',
  // The largest statements, and one that is cancelled while it runs.
  'lib/services/user-actions/refresh-actions.db.test.ts',
  'lib/services/providers/cancel-provider-run.db.test.ts',
];

/** Everything that `npm test` runs, in order; the commands of a stage run side by side. `verify` runs the first alone. */
export const stages: readonly Stage[] = [
  {
    id: 'static',
    title: 'Static checks and unit tests',
    needs: 'nothing',
    commands: [
      check('format and lint', 'biome', 'check', '--error-on-warnings', '.'),
      check('types', 'tsc', '--noEmit'),
      check('lint with types', 'oxlint', '--type-aware', '--deny-warnings'),
      check('unused code', 'knip', '--cache'),
      vitest('unit tests', ['unit']),
    ],
  },
  {
    id: 'database',
    title: 'Tests with the embedded database',
    needs: 'database',
    commands: [vitest('database, API and jobs', ['database', 'api', 'jobs', 'replacing'])],
  },
  {
    id: 'faults',
    title: 'Killed processes and a restarted database',
    needs: 'database',
    commands: [vitest('faults', ['faults'])],
  },
  {
    id: 'old-database',
    title: 'Migrations and what depends on the version on an external PostgreSQL',
    needs: 'old-database',
    commands: [vitest('what depends on the version', ['database'], ...DEPENDS_ON_VERSION)],
  },
  { id: 'build', title: 'Production build', needs: 'nothing', commands: [check('build', 'tsx', 'scripts/build.ts')] },
  {
    id: 'e2e',
    title: 'End-to-end tests in a browser',
    needs: 'browser',
    commands: [{ label: 'journeys', program: 'playwright', args: ['test'], counts: 'playwright' }],
  },
];
