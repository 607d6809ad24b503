import type { DraftMilestone, RequirementField } from '@/components/access/requirements/requirement-draft';
import { CallError } from '@/lib/client/call';

/** What the server refused, each at what it is about. */
export type RequirementErrors = {
  fields: Partial<Record<string, string>>;
  /** By the key of the reminder. */
  ofReminder: ReadonlyMap<number, string>;
  /** What concerns no field. */
  sentence: string | undefined;
};

/** Sorts a refusal by the fields of the form; a name in use stands at the name. */
export function requirementErrorsOf(error: Error | null, reminders: readonly DraftMilestone[]): RequirementErrors {
  if (error === null) return { fields: {}, ofReminder: new Map(), sentence: undefined };
  if (!(error instanceof CallError)) return { fields: {}, ofReminder: new Map(), sentence: error.message };
  if (error.code === 'already_exists') {
    return { fields: { name: error.message }, ofReminder: new Map(), sentence: undefined };
  }
  const named = Object.entries(error.fields).map(([path, [message = '']]) => [path, message] as const);
  const ofReminder = new Map(
    reminders.flatMap(({ key }, place) => {
      const found = named.find(([path]) => path === `reminders.${place}` || path.startsWith(`reminders.${place}.`));
      return found === undefined ? [] : [[key, found[1]] as const];
    }),
  );
  const fields = Object.fromEntries(named);
  const isShown = ofReminder.size > 0 || shown.some((field) => field in fields);
  return { fields, ofReminder, sentence: isShown ? undefined : error.message };
}

const shown: readonly RequirementField[] = [
  'name',
  'dataset_name',
  'access_type',
  'expiration_period_days',
  'reminders',
  'renewal_details_url',
  'renewal_text',
];
