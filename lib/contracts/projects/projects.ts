import { z } from 'zod';
import {
  chosenFields,
  day,
  downloadQuery,
  givenInstant,
  instant,
  orderBy,
  pageQuery,
  queryFlag,
  text,
  uuid,
} from '@/lib/contracts/common';
import { givenProjectKind, givenRoleName, projectKindNames } from '@/lib/contracts/members/places';
import { fileAnswer, type Operation, operation } from '@/lib/contracts/operation';
import { pictureFormats } from '@/lib/contracts/picture-formats';
import { changedProject, givenProject, picturePart, replacedProject } from '@/lib/contracts/projects/body';
import { projectStates } from '@/lib/contracts/projects/life';

const count = z.int().min(0);
const texts = z.array(z.string());

/** Sums of what its orders cost: decimal texts with two digits. */
export const priceEstimate = z.strictObject({
  total: z.string(),
  current: z.string(),
  tax: z.literal('0.00'),
  tax_current: z.literal('0.00'),
});

/** A role that somebody held when the project was deleted. */
const heldRole = z.strictObject({
  user_id: z.string(),
  user_username: z.string(),
  role_id: z.string(),
  role_name: z.string(),
  created_by_id: z.string().nullable(),
  original_created: instant,
  original_expiration_time: instant.nullable(),
  is_restored: z.boolean(),
  restored_at: instant.nullable(),
  restored_by: z.string().nullable(),
  invitation_uuid: z.string().nullable(),
  invited_at: instant.nullable(),
});

export const terminationMetadata = z.strictObject({
  terminated_at: instant,
  terminated_by: z.string().nullable(),
  user_roles: z.array(heldRole),
});

export type TerminationMetadata = z.output<typeof terminationMetadata>;

const listed = {
  url: z.string(),
  uuid,
  name: z.string(),
  slug: z.string(),
  customer: z.string(),
  customer_uuid: uuid,
  customer_name: z.string(),
  customer_slug: z.string(),
  customer_native_name: z.string(),
  customer_abbreviation: z.string(),
  customer_display_billing_info_in_projects: z.literal(true),
  customer_grace_period_days: count.nullable(),
  description: z.string(),
  created: instant,
  modified: instant,
  type: z.string().nullable(),
  type_name: z.string().nullable(),
  type_uuid: uuid.nullable(),
  backend_id: z.string(),
  start_date: day.nullable(),
  end_date: day.nullable(),
  end_date_requested_by: z.string().nullable(),
  end_date_updated_at: instant.nullable(),
  end_accepted_at: instant.nullable(),
  end_accepted_by_name: z.string(),
  oecd_fos_2007_code: z.string().nullable(),
  oecd_fos_2007_label: z.string(),
  is_industry: z.boolean(),
  image: z.string().nullable(),
  resources_count: count,
  project_metadata: z.array(
    z.strictObject({ question_uuid: uuid, question: z.string(), question_type: z.string(), answer: z.unknown() }),
  ),
  max_service_accounts: count.nullable(),
  kind: z.enum(projectKindNames),
  time_zone: z.string().nullable(),
  is_removed: z.boolean(),
  termination_metadata: terminationMetadata.nullable(),
  recovered_at: instant.nullable(),
  recovered_by_uuid: uuid.nullable(),
  staff_notes: z.string(),
  grace_period_days: count.nullable(),
  effective_end_date: day.nullable(),
  is_in_grace_period: z.boolean(),
  is_expired: z.boolean(),
  days_until_end: z.int().nullable(),
  state: z.enum(projectStates),
  user_email_patterns: texts,
  user_affiliations: texts,
  user_identity_sources: texts,
  display_credit_reports: z.literal(false),
  project_credit: z.null(),
  marketplace_resource_count: z.strictObject({}),
  billing_price_estimate: priceEstimate,
};

export const listedProject = z.strictObject(listed);

export const project = z.strictObject({
  ...listed,
  /** The states that it has been in, oldest first; "System" by the clock. */
  lifecycle: z.array(z.strictObject({ state: z.enum(projectStates), at: instant, by_name: z.string() })),
});

export type Project = z.output<typeof project>;

/** What changes without a change of the project. */
const derived = [
  'state',
  'is_expired',
  'is_in_grace_period',
  'days_until_end',
  'resources_count',
  'billing_price_estimate',
  'lifecycle',
  'end_accepted_by_name',
  'project_metadata',
];

export const versionedProject: Operation['gives'] = { kind: 'versioned', derived };

const severalStates = z.array(z.enum(projectStates)).optional();
const word = text(200).optional();
const wholeNumber = z
  .string()
  .regex(/^\d{1,6}$/, 'Must be a whole number.')
  .transform(Number);

export const projectFilters = {
  name: word,
  name_exact: word,
  description: word,
  slug: word,
  backend_id: word,
  query: word,
  customer: z.array(uuid).optional(),
  customer_name: word,
  customer_native_name: word,
  customer_abbreviation: word,
  created: givenInstant.optional(),
  created_before: givenInstant.optional(),
  modified: givenInstant.optional(),
  modified_before: givenInstant.optional(),
  is_removed: queryFlag.optional(),
  include_terminated: queryFlag.optional(),
  conceal_finished_projects: queryFlag.optional(),
  can_admin: queryFlag.optional(),
  can_manage: queryFlag.optional(),
  current_user_has_role: z.array(givenRoleName).optional(),
  user_uuid: uuid.optional(),
  user_uuid_with_active_role: uuid.optional(),
  has_affiliation: queryFlag.optional(),
  accounting_is_running: queryFlag.optional(),
  state: severalStates,
  is_expired: queryFlag.optional(),
  end_date_after: day.optional(),
  end_date_before: day.optional(),
  ends_within_days: wholeNumber.optional(),
  type: uuid.optional(),
  kind: givenProjectKind.optional(),
};

export const listProjectsOperation = operation({
  id: 'projects_list',
  method: 'GET',
  path: '/api/projects/',
  summary: 'List projects where you have a role',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...projectFilters,
    ...pageQuery,
    ...chosenFields(listedProject),
    ...downloadQuery,
    o: orderBy([
      'name',
      'created',
      'modified',
      'start_date',
      'end_date',
      'effective_end_date',
      'state',
      'customer_name',
      'customer_abbreviation',
      'customer_native_name',
      'estimated_cost',
      'resources_count',
    ]),
  }),
  answer: z.array(listedProject),
  gives: { kind: 'list' },
});

const params = z.strictObject({ uuid });

export const createProjectOperation = operation({
  id: 'projects_create',
  method: 'POST',
  path: '/api/projects/',
  summary: 'Create a project in an organisation',
  permission: 'SIGNED_IN',
  body: givenProject,
  takes: { kind: 'json', file: picturePart },
  status: 201,
  answer: project,
  errors: ['not_allowed', 'already_exists', 'rule_broken'],
});

export const readProjectOperation = operation({
  id: 'projects_read',
  method: 'GET',
  path: '/api/projects/{uuid}/',
  summary: 'Read a project',
  permission: 'SIGNED_IN',
  params,
  query: z.strictObject(chosenFields(project)),
  answer: project,
  gives: versionedProject,
  errors: ['not_found'],
});

export const changeProjectOperation = operation({
  id: 'projects_change',
  method: 'PATCH',
  path: '/api/projects/{uuid}/',
  summary: 'Change a project; each field has its own permission',
  permission: 'SIGNED_IN',
  params,
  body: changedProject,
  takes: { kind: 'json', file: picturePart },
  answer: project,
  gives: versionedProject,
  errors: ['not_found', 'not_allowed', 'moved_on', 'already_exists'],
});

export const replaceProjectOperation = operation({
  ...changeProjectOperation,
  id: 'projects_replace',
  method: 'PUT',
  summary: 'Change a project; its name and organisation are required, other fields left out stay as they are',
  body: replacedProject,
});

export const readProjectImageOperation = operation({
  id: 'projects_image',
  method: 'GET',
  path: '/api/projects/{uuid}/image/',
  summary: 'Read the picture of a project',
  permission: 'SIGNED_IN',
  params,
  answer: fileAnswer,
  gives: { kind: 'file', mediaTypes: pictureFormats },
  errors: ['not_found'],
});
