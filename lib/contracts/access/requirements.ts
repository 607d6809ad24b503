import { z } from 'zod';
import { webUrl } from '@/lib/contracts/actions/url';
import { instant, line, orderBy, pageQuery, queryFlag, text, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { formatCount } from '@/lib/core/wording';

export const accessTypes = ['DOWNLOAD', 'PARTICIPATE'] as const;
export const MOST_PERIOD_DAYS = 36_500;
export const MOST_REMINDERS = 12;
/** The longest milestone in each of its units. */
export const mostBefore = { months: 120, days: 3_650 } as const;

/** How long before the expiry people are reminded. */
export const accessMilestone = z.union(
  [
    z.strictObject({ months: z.int().min(1).max(mostBefore.months) }),
    z.strictObject({ days: z.int().min(1).max(mostBefore.days) }),
  ],
  'Must be months from 1 to 120 or days from 1 to 3,650, and not both.',
);
export type AccessMilestone = z.output<typeof accessMilestone>;

/** "2 months", "30 days". */
export function nameOfMilestone(span: AccessMilestone): string {
  return 'months' in span
    ? formatCount(span.months, 'month', 'months')
    : formatCount(span.days, 'day', 'days').replace(',', '');
}

export const accessMilestones = z
  .array(accessMilestone)
  .max(MOST_REMINDERS)
  .refine(
    (milestones) => new Set(milestones.map((one) => JSON.stringify(one))).size === milestones.length,
    'Must name each milestone once.',
  );

export const givenRequirement = {
  name: line(50, 1).describe('Unique, whether in upper or lower case.'),
  dataset_name: line(100, 1).nullable().describe('What people call it, if that isn’t its name.'),
  renewal_details_url: webUrl.nullable(),
  renewal_text: text(2_000).describe('The last paragraph of renewal reminders.'),
  expiration_period_days: z
    .int()
    .min(1)
    .max(MOST_PERIOD_DAYS)
    .nullable()
    .describe('Null for access that never expires.'),
  is_duc_required: z.boolean().describe('Whether submissions need a data use certificate.'),
  is_irb_approval_required: z.boolean().describe('Whether submissions need an ethics approval.'),
  access_type: z.enum(accessTypes),
  reminders: accessMilestones.describe('Milestones before the expiry, each in months or in days; empty for none.'),
};

/** What people are approved for: a change of it makes another version of the requirement. */
export const versionedFields = [
  'name',
  'access_type',
  'expiration_period_days',
  'is_duc_required',
  'is_irb_approval_required',
] as const satisfies readonly (keyof typeof givenRequirement)[];

/** What may be given of a requirement, in both spellings. */
const changeable = {
  dataset_name: givenRequirement.dataset_name.optional(),
  datasetName: givenRequirement.dataset_name.optional().describe('The same as dataset_name.'),
  renewal_details_url: givenRequirement.renewal_details_url.optional(),
  renewalDetailsUrl: givenRequirement.renewal_details_url.optional().describe('The same as renewal_details_url.'),
  renewal_text: givenRequirement.renewal_text.optional(),
  expiration_period_days: givenRequirement.expiration_period_days.optional(),
  is_duc_required: givenRequirement.is_duc_required.optional(),
  is_irb_approval_required: givenRequirement.is_irb_approval_required.optional(),
  access_type: givenRequirement.access_type.optional(),
  reminders: givenRequirement.reminders.optional(),
};

/** What asks people to be let in before they use certain data. */
export const accessRequirement = z.strictObject({
  id: uuid,
  external_id: z.string().nullable(),
  name: z.string(),
  datasetName: z.string().nullable(),
  dataset_name: z.string().nullable(),
  renewalDetailsUrl: z.string().nullable(),
  renewal_details_url: z.string().nullable(),
  /** dataset_name, or else the name. */
  label: z.string(),
  renewal_text: z.string(),
  expiration_period_days: z.int().nullable(),
  is_duc_required: z.boolean(),
  is_irb_approval_required: z.boolean(),
  access_type: z.enum(accessTypes),
  /** Rises when the name, the type, the period or a required document changes. */
  version: z.int(),
  reminders: z.array(accessMilestone),
  is_archived: z.boolean(),
  /** Why it was last archived or restored; empty to others than the committee, staff and support. */
  archiving_reason: z.string(),
  created: instant,
  updated: instant,
});

export type AccessRequirement = z.output<typeof accessRequirement>;

const path = '/api/access-requirements/';
const params = z.strictObject({ id: uuid });
const reason = text(500, 3);

export const listAccessRequirementsOperation = operation({
  id: 'access_requirements_list',
  method: 'GET',
  path,
  summary: 'List access requirements, by name',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    q: text(200).optional().describe('Words in the name or the label.'),
    include_archived: queryFlag.default(false),
    o: orderBy(['name', 'created', 'updated']),
  }),
  answer: z.array(accessRequirement),
  gives: { kind: 'list' },
});

export const createAccessRequirementOperation = operation({
  id: 'access_requirements_create',
  method: 'POST',
  path,
  summary: 'Create an access requirement; for the access committee and staff',
  permission: 'ACCESS_COMMITTEE',
  body: z.strictObject({ name: givenRequirement.name, ...changeable }),
  status: 201,
  answer: accessRequirement,
  errors: ['not_allowed', 'already_exists'],
});

export const readAccessRequirementOperation = operation({
  id: 'access_requirements_read',
  method: 'GET',
  path: `${path}{id}/`,
  summary: 'Read an access requirement',
  permission: 'SIGNED_IN',
  params,
  answer: accessRequirement,
  gives: { kind: 'versioned' },
  errors: ['not_found'],
});

export const changeAccessRequirementOperation = operation({
  id: 'access_requirements_change',
  method: 'PATCH',
  path: `${path}{id}/`,
  summary: 'Change an access requirement; for the access committee and staff',
  permission: 'ACCESS_COMMITTEE',
  params,
  body: z.strictObject({ name: givenRequirement.name.optional(), ...changeable }),
  answer: accessRequirement,
  gives: { kind: 'versioned' },
  errors: ['not_found', 'not_allowed', 'already_exists'],
});

export const archiveAccessRequirementOperation = operation({
  id: 'access_requirements_archive',
  method: 'POST',
  path: `${path}{id}/archive/`,
  summary: 'Archive an access requirement: open submissions are cancelled, and approvals stay until they expire',
  permission: 'ACCESS_COMMITTEE',
  params,
  body: z.strictObject({ reason }),
  answer: accessRequirement,
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const restoreAccessRequirementOperation = operation({
  id: 'access_requirements_restore',
  method: 'POST',
  path: `${path}{id}/restore/`,
  summary: 'Restore an archived access requirement',
  permission: 'ACCESS_COMMITTEE',
  params,
  body: z.strictObject({ reason }),
  answer: accessRequirement,
  errors: ['not_found', 'not_allowed', 'moved_on'],
});
