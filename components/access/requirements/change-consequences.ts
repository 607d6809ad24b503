import {
  type DraftMilestone,
  differingFields,
  type RequirementDraft,
  type RequirementField,
  spanOf,
} from '@/components/access/requirements/requirement-draft';
import { listInWords } from '@/components/access/requirements/requirement-labels';
import { nameOfMilestone, versionedFields } from '@/lib/contracts/access/requirements';

export const fieldNames: Readonly<Record<RequirementField, string>> = {
  name: 'the name',
  dataset_name: 'the dataset name',
  access_type: 'the access type',
  expiration_period_days: 'how long access lasts',
  is_duc_required: 'whether a data use certificate is needed',
  is_irb_approval_required: 'whether an ethics approval is needed',
  reminders: 'the reminders',
  renewal_details_url: 'the URL of renewal details',
  renewal_text: 'the text for reminders',
};

const versioned: ReadonlySet<RequirementField> = new Set(versionedFields);

/** What saving does beyond the fields themselves, a sentence each. */
export function consequencesOf(version: number, opened: RequirementDraft, typed: RequirementDraft): string[] {
  const changed = differingFields(opened, typed);
  const another = changed.filter((field) => versioned.has(field));
  return [
    ...(another.length > 0
      ? [
          `Saving makes version ${version + 1}, because you changed ${listInWords(another.map((field) => fieldNames[field]))}. Access that was approved before stays as it is until it expires, under its own version.`,
        ]
      : []),
    ...(changed.includes('reminders') ? remindersChange(opened, typed) : []),
  ];
}

function remindersChange(opened: RequirementDraft, typed: RequirementDraft): string[] {
  const gone = without(opened.reminders, typed.reminders);
  const added = without(typed.reminders, opened.reminders);
  return [
    ...(gone.length > 0 ? [`Reminders scheduled for ${listInWords(gone)} before the expiry are cancelled.`] : []),
    ...(added.length > 0
      ? [
          `Reminders ${listInWords(added)} before the expiry are scheduled for all access for which that time is still ahead.`,
        ]
      : []),
  ];
}

function without(these: readonly DraftMilestone[], those: readonly DraftMilestone[]): string[] {
  const names = new Set(those.map((one) => nameOfMilestone(spanOf(one))));
  return these.flatMap((one) => {
    const name = nameOfMilestone(spanOf(one));
    return names.has(name) || Number.isNaN(one.count) ? [] : [name];
  });
}

const SHORTEST_MONTH_DAYS = 28;
const MONTHS_A_YEAR = 12;
const DAYS_A_YEAR = 365;

/** Whether a reminder would be due before access begins, whatever the day of the approval. */
export function isNeverSent({ count, unit }: DraftMilestone, days: number | null): boolean {
  if (days === null) return true;
  if (unit === 'days') return count >= days;
  const years = Math.floor(count / MONTHS_A_YEAR);
  const shortest = years * DAYS_A_YEAR + (count % MONTHS_A_YEAR) * SHORTEST_MONTH_DAYS;
  return shortest >= days;
}
