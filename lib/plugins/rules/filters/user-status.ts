import { z } from 'zod';
import { userStatuses } from '@/lib/contracts/people/users';
import { type Sql, sql } from '@/lib/db/client';
import { dayInWords } from '@/lib/plugins/rules/day-in-words';
import { defineFilter } from '@/lib/plugins/rules/filter';

const configSchema = z.strictObject({ status: z.enum(userStatuses).meta({ title: 'Status is' }) });

type Status = z.output<typeof configSchema>['status'];

/** When each status began: who was always active has been since their account was created. */
const since: Readonly<Record<Status, Sql>> = {
  active: sql`coalesce(person.active_since, person.created)`,
  suspended: sql`person.suspended_at`,
  deleted: sql`person.deleted_at`,
};

export const userStatus = defineFilter({
  key: 'user_status',
  label: 'Status',
  configSchema,
  example: { status: 'active' },
  sentence: ({ status }) => `status is ${status}`,
  references: () => [],
  condition: ({ status }) => sql`person.status = ${status}`,
  episode: ({ status }) => since[status],
  why: ({ status }, { timeZone }) =>
    sql`${`Their status is ${status}`} || coalesce(' since ' || ${dayInWords(since[status], timeZone)}, '') || '.'`,
  isAboutDeleted: ({ status }) => status === 'deleted',
});
