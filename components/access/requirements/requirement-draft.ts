import { changedFields } from '@/lib/client/changed-fields';
import { type AccessMilestone, type AccessRequirement, MOST_REMINDERS } from '@/lib/contracts/access/requirements';

export type MilestoneUnit = 'months' | 'days';

/** A milestone while it is typed: `count` is NaN while its field is empty. `key` tells rows of the form apart. */
export type DraftMilestone = { key: number; count: number; unit: MilestoneUnit };

/** A requirement while it is typed: what may be left out is an empty text. */
export type RequirementDraft = {
  name: string;
  dataset_name: string;
  access_type: AccessRequirement['access_type'];
  /** Null for access that never expires; NaN while its field is empty. */
  expiration_period_days: number | null;
  is_duc_required: boolean;
  is_irb_approval_required: boolean;
  reminders: readonly DraftMilestone[];
  renewal_details_url: string;
  renewal_text: string;
};

export type RequirementField = keyof RequirementDraft;

export const DEFAULT_PERIOD_DAYS = 365;

/** What a new requirement starts with. */
export const blankDraft: RequirementDraft = {
  name: '',
  dataset_name: '',
  access_type: 'DOWNLOAD',
  expiration_period_days: DEFAULT_PERIOD_DAYS,
  is_duc_required: false,
  is_irb_approval_required: false,
  reminders: [
    { key: 0, count: 2, unit: 'months' },
    { key: 1, count: 1, unit: 'months' },
  ],
  renewal_details_url: '',
  renewal_text: '',
};

/** A stored requirement, ready to be changed. */
export function draftOf(requirement: AccessRequirement): RequirementDraft {
  const { access_type, dataset_name, expiration_period_days, name, reminders, renewal_details_url, renewal_text } =
    requirement;
  const { is_duc_required, is_irb_approval_required } = requirement;
  return {
    name,
    dataset_name: dataset_name ?? '',
    access_type,
    expiration_period_days,
    is_duc_required,
    is_irb_approval_required,
    reminders: reminders.map((span, key) =>
      'months' in span ? { key, count: span.months, unit: 'months' } : { key, count: span.days, unit: 'days' },
    ),
    renewal_details_url: renewal_details_url ?? '',
    renewal_text,
  };
}

/** What the API takes of a draft. */
export function bodyOf({
  dataset_name,
  name,
  reminders,
  renewal_details_url,
  renewal_text,
  ...rest
}: RequirementDraft) {
  return {
    ...rest,
    name: name.trim(),
    dataset_name: dataset_name.trim() || null,
    reminders: reminders.map(spanOf),
    renewal_details_url: renewal_details_url.trim() || null,
    renewal_text: renewal_text.trim(),
  };
}

export function spanOf({ count, unit }: DraftMilestone): AccessMilestone {
  return unit === 'months' ? { months: count } : { days: count };
}

/** The names of what differs between two drafts, in the order of the form. */
export function differingFields(one: RequirementDraft, other: RequirementDraft): RequirementField[] {
  const changed = changedFields(bodyOf(one), bodyOf(other));
  return fields.filter((field) => field in changed);
}

const fields = [
  'name',
  'dataset_name',
  'access_type',
  'expiration_period_days',
  'is_duc_required',
  'is_irb_approval_required',
  'reminders',
  'renewal_details_url',
  'renewal_text',
] as const satisfies readonly RequirementField[];

/** What can’t be sent as it is typed, by its field; of reminders by their keys. */
export type DraftErrors = Partial<Record<RequirementField, string>> & { ofReminder: ReadonlyMap<number, string> };

export function findDraftErrors({ expiration_period_days: days, name, reminders }: RequirementDraft): DraftErrors {
  const ofReminder = new Map<number, string>();
  const seen = new Set<string>();
  for (const reminder of reminders) {
    const written = JSON.stringify(spanOf(reminder));
    if (Number.isNaN(reminder.count)) ofReminder.set(reminder.key, 'Enter a number.');
    else if (seen.has(written)) ofReminder.set(reminder.key, 'This reminder is there already.');
    seen.add(written);
  }
  return {
    ...(name.trim() === '' && { name: 'Enter a name.' }),
    ...(Number.isNaN(days) && { expiration_period_days: 'Enter a number of days.' }),
    ofReminder,
  };
}

export function hasErrors({ ofReminder, ...others }: DraftErrors): boolean {
  return ofReminder.size > 0 || Object.keys(others).length > 0;
}

const usual: readonly Omit<DraftMilestone, 'key'>[] = [
  { count: 2, unit: 'months' },
  { count: 1, unit: 'months' },
  { count: 14, unit: 'days' },
  { count: 7, unit: 'days' },
  { count: 1, unit: 'days' },
];

/** The reminders with one more, which is none of those that are there. */
export function withAnother(reminders: readonly DraftMilestone[]): DraftMilestone[] {
  const used = new Set(reminders.map((one) => JSON.stringify(spanOf(one))));
  const days = Array.from({ length: MOST_REMINDERS }, (_, place) => ({ count: place + 2, unit: 'days' as const }));
  const key = 1 + Math.max(-1, ...reminders.map((one) => one.key));
  const free = [...usual, ...days]
    .map((one) => ({ ...one, key }))
    .find((one) => !used.has(JSON.stringify(spanOf(one))));
  return free === undefined ? [...reminders] : [...reminders, free];
}

/** What was typed, on top of what somebody else saved meanwhile: fields that weren’t touched become theirs. */
export function onTopOf(latest: RequirementDraft, opened: RequirementDraft, typed: RequirementDraft): RequirementDraft {
  const touched = differingFields(opened, typed);
  const kept = touched.map((field) => [field, typed[field]] as const);
  return { ...latest, ...Object.fromEntries(kept) };
}

/** Which fields both have changed, each to another value: saving replaces theirs. */
export function changedByBoth(
  latest: RequirementDraft,
  opened: RequirementDraft,
  typed: RequirementDraft,
): RequirementField[] {
  const theirs = new Set(differingFields(opened, latest));
  const differing = new Set(differingFields(latest, typed));
  return differingFields(opened, typed).filter((field) => theirs.has(field) && differing.has(field));
}
