import { restrictionLabels } from '@/components/restrictions/restriction-labels';
import { fieldErrorOf } from '@/components/ui/field-errors';
import { TextArea } from '@/components/ui/text-area';
import { type RestrictionList, restrictionLists } from '@/lib/contracts/members/restrictions';

/** The lists as they are written: one entry per line. */
export type RestrictionTexts = Readonly<Record<RestrictionList, string>>;

type Lists = Readonly<Record<RestrictionList, readonly string[]>>;

/** The lists as they are edited. */
export function restrictionTexts(lists: Lists): RestrictionTexts {
  return {
    user_email_patterns: lists.user_email_patterns.join('\n'),
    user_affiliations: lists.user_affiliations.join('\n'),
    user_identity_sources: lists.user_identity_sources.join('\n'),
  };
}

/** The lists that a text says, without empty lines. */
export function restrictionsOf(texts: RestrictionTexts) {
  return {
    user_email_patterns: linesOf(texts.user_email_patterns),
    user_affiliations: linesOf(texts.user_affiliations),
    user_identity_sources: linesOf(texts.user_identity_sources),
  };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

interface RestrictionFieldsProps {
  error: Error | null;
  onChange: (changes: Partial<RestrictionTexts>) => void;
  value: RestrictionTexts;
}

/** Whom a place or a link lets in: a match of any entry of any list is enough. */
export function RestrictionFields({ error, onChange, value }: RestrictionFieldsProps) {
  return restrictionLists.map((list) => (
    <TextArea
      key={list}
      {...restrictionLabels[list]}
      value={value[list]}
      onChange={(text) => onChange({ [list]: text })}
      error={fieldErrorOf(error, list)}
    />
  ));
}
