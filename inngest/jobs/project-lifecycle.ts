import { z } from 'zod';
import { defineJob } from '@/inngest/job';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';

export const projectLifecycleJob = defineJob({
  id: 'project-lifecycle',
  description: 'Takes projects on as their days come: starts, grace, and the end with its resources',
  timetable: '*/15 * * * *',
  event: 'project_lives.requested',
  concurrencyKey: 'project-lifecycle',
  payload: z.strictObject({}),
  run: (ctx) => advanceProjects(ctx),
});
