import { startEmbeddedWorker } from '@/inngest/embedded/worker';
import { makeTestJob } from '@/inngest/make-test-job';

/** A process whose worker takes a job and never comes to its end; it says so on stdout. */
const run = () =>
  new Promise<never>(() => {
    process.stdout.write('running\n');
  });

startEmbeddedWorker([makeTestJob({ id: process.argv[2] ?? '', timetable: '0 0 * * *', run })]);
