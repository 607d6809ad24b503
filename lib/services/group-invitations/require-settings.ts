import { can } from '@/lib/auth/permissions';
import { requireIn } from '@/lib/auth/require';
import { DomainError, fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import type { Place } from '@/lib/services/members/place';
import { findRole } from '@/lib/services/members/require-admissible';
import { requirePatterns } from '@/lib/services/restrictions/require-patterns';

/** What a group invitation is going to be. */
type GroupSettings = {
  is_public: boolean;
  auto_create_project: boolean;
  auto_approve: boolean;
  project_name_template: string | null;
  project_role: string | null;
  user_email_patterns: string[];
  user_affiliations: string[];
  user_identity_sources: string[];
  custom_text: string;
  allow_multiple_requests: boolean;
  allow_custom_project_details: boolean;
};

export const usualSettings: GroupSettings = {
  is_public: false,
  auto_create_project: false,
  auto_approve: false,
  project_name_template: null,
  project_role: null,
  user_email_patterns: [],
  user_affiliations: [],
  user_identity_sources: [],
  custom_text: '',
  allow_multiple_requests: false,
  allow_custom_project_details: false,
};

/**
 * Demands what the settings of a group invitation take, and finds their role by its id.
 * @param before how it is today; what stays as it is takes nothing
 * @throws not_allowed; validation_failed naming the field
 */
export async function requireSettings(
  tx: Ctx,
  place: Place,
  requested: GroupSettings,
  before: Pick<GroupSettings, 'is_public'> = usualSettings,
): Promise<{ project_role_id: string | null }> {
  if (requested.is_public !== before.is_public && !can(tx.actor, 'STAFF')) {
    throw new DomainError('not_allowed', { detail: 'You can’t set is_public.' });
  }
  await requirePatterns(requested.user_email_patterns);
  const project_role_id =
    requested.project_role === null ? null : (await findProjectRole(tx, requested.project_role)).id;
  if (!requested.auto_create_project) return { project_role_id };
  if (place.kind !== 'customer') throw fieldError('auto_create_project', 'Only in organisations.');
  await requireIn(tx, 'PROJECT.CREATE', place.scope);
  if (project_role_id === null) throw fieldError('project_role', 'Required to create projects.');
  if (requested.project_name_template === null)
    throw fieldError('project_name_template', 'Required to create projects.');
  return { project_role_id };
}

async function findProjectRole(tx: Ctx, given: string): Promise<{ id: string }> {
  try {
    return await findRole(tx, { kind: 'project' }, given);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'validation_failed')
      throw fieldError('project_role', 'This is not a role in projects.');
    throw error;
  }
}
