import type { RestrictionTexts } from '@/components/restrictions/restriction-fields';
import { restrictionsOf, restrictionTexts } from '@/components/restrictions/restriction-fields';
import type { GroupInvitation } from '@/lib/contracts/members/group-invitations';
import { restrictionLists } from '@/lib/contracts/members/restrictions';

/** A link to join as its form holds it. */
export type LinkDraft = {
  role: string;
  custom_text: string;
  is_public: boolean;
  auto_approve: boolean;
  allow_multiple_requests: boolean;
  auto_create_project: boolean;
  project_role: string;
  project_name_template: string;
  allow_custom_project_details: boolean;
  isRestricted: boolean;
  restrictions: RestrictionTexts;
};

const usualProject = { project_role: 'PROJECT.MANAGER', project_name_template: 'Project of {full_name}' };

/** A link that gives a role to whoever asks and is approved. */
export function newLink(role: string): LinkDraft {
  return {
    role,
    custom_text: '',
    is_public: false,
    auto_approve: false,
    allow_multiple_requests: false,
    auto_create_project: false,
    ...usualProject,
    allow_custom_project_details: false,
    isRestricted: false,
    restrictions: restrictionTexts({ user_email_patterns: [], user_affiliations: [], user_identity_sources: [] }),
  };
}

/** A link as it is. */
export function draftOf(link: GroupInvitation): LinkDraft {
  const { project_name_template, project_role, role_name } = link;
  return {
    role: role_name,
    custom_text: link.custom_text,
    is_public: link.is_public,
    auto_approve: link.auto_approve,
    allow_multiple_requests: link.allow_multiple_requests,
    auto_create_project: link.auto_create_project,
    project_role: project_role ?? usualProject.project_role,
    project_name_template: project_name_template ?? usualProject.project_name_template,
    allow_custom_project_details: link.allow_custom_project_details,
    isRestricted: isRestricted(link),
    restrictions: restrictionTexts(link),
  };
}

/** Whether a link lets only some people in. */
export function isRestricted(link: GroupInvitation): boolean {
  return restrictionLists.some((list) => link[list].length > 0);
}

/** What is sent of a draft: nothing about projects for a link that creates none. */
export function linkOf({ isRestricted: isOnlyForSome, restrictions, ...draft }: LinkDraft) {
  const { allow_custom_project_details, project_name_template, project_role, ...others } = draft;
  const project = { allow_custom_project_details, project_name_template, project_role };
  const texts = isOnlyForSome ? restrictions : newLink('').restrictions;
  return { ...others, ...(draft.auto_create_project && project), ...restrictionsOf(texts) };
}
