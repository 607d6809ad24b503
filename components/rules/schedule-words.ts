/** Schedules to choose from; another is written as cron. */
export const usualSchedules = [
  { id: '20 3 * * *', label: 'Every day at 03:20' },
  { id: '20 3 * * 1-5', label: 'Every weekday at 03:20' },
  { id: '20 3 * * 1', label: 'Every Monday at 03:20' },
  { id: '20 3 1 * *', label: 'On the first of each month at 03:20' },
  { id: '0 * * * *', label: 'Every hour' },
] as const;
