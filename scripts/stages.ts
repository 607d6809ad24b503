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
    commands: [vitest('database, API and jobs', ['database', 'api', 'jobs'])],
  },
  {
    id: 'faults',
    title: 'Killed processes and a restarted database',
    needs: 'database',
    // One file after the other: they measure how soon things recover, and each keeps the machine busy.
    commands: [vitest('faults', ['faults'], '--no-file-parallelism')],
  },
  {
    id: 'old-database',
    title: 'Migrations and a choice of tests on an external PostgreSQL',
    needs: 'old-database',
    commands: [vitest('services', ['database'], 'lib/db', 'lib/services')],
  },
  { id: 'build', title: 'Production build', needs: 'nothing', commands: [check('build', 'tsx', 'scripts/build.ts')] },
  {
    id: 'e2e',
    title: 'End-to-end tests in a browser',
    needs: 'browser',
    commands: [{ label: 'journeys', program: 'playwright', args: ['test'], counts: 'playwright' }],
  },
];
