import { commandError, type ProjectCommand, type ProjectState } from '@/lib/contracts/projects/life';
import type { TerminationMetadata } from '@/lib/contracts/projects/projects';
import type { Day } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { formatLongDay } from '@/lib/core/wording';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectTables } from '@/lib/services/projects/project-shape';

/** A project as it is stored, and how it stands now. Fields that people change have the names that the API gives them. */
export type HeldProject = {
  id: string;
  customer_id: string;
  name: string;
  slug: string;
  description: string;
  staff_notes: string;
  type: string | null;
  backend_id: string;
  start_date: Day | null;
  end_date: Day | null;
  time_zone: string | null;
  oecd_fos_2007_code: string | null;
  is_industry: boolean;
  kind: string;
  grace_period_days: number | null;
  max_service_accounts: number | null;
  user_email_patterns: string[];
  user_affiliations: string[];
  user_identity_sources: string[];
  /** The version of its picture; null without one. */
  image: string | null;
  end_accepted_at: string | null;
  termination_metadata: TerminationMetadata | null;
  state: ProjectState;
  today: Day;
  effective_end_date: Day | null;
  /** The day of its deletion in its zone. */
  removed_on: Day | null;
  customer_name: string;
  is_customer_blocked: boolean;
  is_customer_archived: boolean;
};

/** One project, which nobody else changes until the transaction ends; whoever asks. Two statements. @throws not_found */
export async function holdProject(tx: Ctx, uuid: string): Promise<HeldProject> {
  const held = await tx.db.$executeRaw(sql`SELECT FROM project WHERE id = ${uuid}::uuid FOR UPDATE`);
  if (held === 0) throw new DomainError('not_found');
  return readStoredProject(tx, uuid);
}

/** The same as it is now, for who changes nothing. One statement. @throws not_found */
export async function readStoredProject({ db, now }: Ctx, uuid: string): Promise<HeldProject> {
  const [row] = await db.$queryRaw<{ project: HeldProject }[]>(sql`
    SELECT to_jsonb(project) || jsonb_build_object('type', project.type_id,
      'user_email_patterns', coalesce(project.user_email_patterns, '{}'),
      'user_affiliations', coalesce(project.user_affiliations, '{}'),
      'user_identity_sources', coalesce(project.user_identity_sources, '{}'),
      'image', (SELECT version FROM project_image WHERE project_image.project_id = project.id),
      'state', life.state, 'today', life.today, 'effective_end_date', life.effective_end_date,
      'removed_on', (project.removed_at AT TIME ZONE usable_zone(project.time_zone, ${env.HEED_TIME_ZONE}))::date,
      'customer_name', customer.name, 'is_customer_blocked', customer.blocked, 'is_customer_archived', customer.archived) AS project
    FROM ${projectTables(now)} WHERE project.id = ${uuid}::uuid`);
  if (row === undefined) throw new DomainError('not_found');
  return row.project;
}

/** Refuses a command that a project in its state does not take. @throws moved_on with the state in words */
export function requireState(project: Pick<HeldProject, 'state' | 'removed_on'>, command: ProjectCommand): void {
  const deletedOn = project.removed_on === null ? 'an earlier day' : formatLongDay(project.removed_on);
  const detail = commandError(command, project.state, deletedOn);
  if (detail !== null) throw new DomainError('moved_on', { detail });
}
