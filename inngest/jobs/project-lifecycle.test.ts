import { expect, test } from 'vitest';
import { projectLifecycleJob } from '@/inngest/jobs/project-lifecycle';

test('the job of projects’ lives runs every 15 minutes, and when a date, grace or a zone was changed', () => {
  expect(projectLifecycleJob).toMatchObject({ timetable: '*/15 * * * *', event: 'project_lives.requested' });
});
