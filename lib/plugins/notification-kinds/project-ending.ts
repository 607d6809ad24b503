import { z } from 'zod';
import { env } from '@/lib/core/env';
import { actionsPage } from '@/lib/core/routes';
import { formatCount, formatLongDay } from '@/lib/core/wording';
import { sql } from '@/lib/db/client';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { hearsOfEnd } from '@/lib/plugins/notification-kinds/hears-of-end';
import { choice, defineKind } from '@/lib/plugins/notification-kinds/notification-kind';

const facts = z.object({
  projects: z
    .array(z.object({ uuid: z.guid(), name: z.string(), last_day: z.iso.date(), is_in_grace: z.boolean() }))
    .min(1),
});

type EndingProjects = z.output<typeof facts>['projects'];

/** Tells people in a project, and the owners of its organisation, that it is about to end. */
export const projectEnding = defineKind({
  id: 'project_ending',
  label: 'Ending projects',
  description: 'A project of yours ends in a week or a day, or is in its grace period.',
  audience: 'addressee',
  priority: 'high',
  channels: { email: choice('at_once', ['at_once', 'digest']) },
  facts,
  title: ({ projects }) => titleOf(projects),
  without: ({ projects }, left) => ({ projects: projects.filter(({ uuid }) => left.has(uuid)) }),
  outdated: async ({ db, now }, { projects }, userId) => {
    const ids = projects.map(({ uuid }) => uuid);
    const [seen] = await db.$queryRaw<{ count: number }[]>(sql`
      SELECT count(*)::int AS count FROM project
      WHERE project.id = ANY(${ids}::uuid[]) AND ${hearsOfEnd(sql`${userId}::uuid`, now)}`);
    return (seen?.count ?? 0) > 0 ? null : { reason: 'The person no longer has a role there.', isUsed: false };
  },
  write: ({ projects }, { email }) => ({
    heading: titleOf(projects),
    paragraphs: [
      ...projects.map(lineOf),
      'When a project ends, its resources are terminated and it is deleted. To keep it, ask for a later end date.',
    ],
    button: { label: `Open ${env.HEED_SITE_NAME}`, url: absoluteUrl(actionsPage) },
    reason: `${env.HEED_SITE_NAME} sends this because ${email} has a role in what ends.`,
  }),
});

/** "Your 2 projects end on 1 January 2027." */
function titleOf(projects: EndingProjects): string {
  const days = new Set(projects.map(({ last_day }) => last_day));
  const [first] = projects;
  const on = days.size === 1 && first !== undefined ? `on ${formatLongDay(first.last_day)}` : 'soon';
  return projects.length === 1
    ? `Your project ends ${on}`
    : `Your ${formatCount(projects.length, 'project', 'projects')} end ${on}`;
}

function lineOf({ is_in_grace, last_day, name }: EndingProjects[number]): string {
  const day = formatLongDay(last_day);
  return is_in_grace ? `${name} is in its grace period, which ends on ${day}.` : `${name} ends on ${day}.`;
}
