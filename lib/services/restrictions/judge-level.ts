import {
  deniedSentences,
  type LevelVerdict,
  type RestrictionLevel,
  type RestrictionList,
} from '@/lib/contracts/members/restrictions';
import { matchesPattern } from '@/lib/services/restrictions/email-pattern';

/** What a level asks. */
export type Lists = Readonly<Record<RestrictionList, readonly string[]>>;

/** Who wants in. */
export type Candidate = {
  email: string;
  affiliations: readonly string[];
  identity_source: string;
  is_service_account: boolean;
};

type Verdict = Omit<LevelVerdict, 'level'>;

/** Called between patterns, so that other work may run. */
export type Pause = () => Promise<void> | undefined;

/** Whether a level lets somebody in, and by which entry. */
export async function judgeLevel(
  level: RestrictionLevel | 'invitation',
  lists: Lists,
  candidate: Candidate,
  pause: Pause,
): Promise<Verdict> {
  if (candidate.is_service_account) return passing('Service accounts are not asked.');
  if (isOpen(lists)) return passing('There are no restrictions.');
  const affiliations = new Set(candidate.affiliations.map(folded));
  const affiliation = lists.user_affiliations.find((entry) => affiliations.has(folded(entry)));
  if (affiliation !== undefined) return matched('user_affiliations', affiliation);
  const source = folded(candidate.identity_source);
  const ownSource = lists.user_identity_sources.find((entry) => source !== '' && folded(entry) === source);
  if (ownSource !== undefined) return matched('user_identity_sources', ownSource);
  for (const pattern of candidate.email === '' ? [] : lists.user_email_patterns) {
    if (matchesPattern(pattern, candidate.email)) return matched('user_email_patterns', pattern);
    await pause();
  }
  return { is_allowed: false, list: null, entry: null, reason: deniedSentences[level] };
}

/** Whether a level lets everybody in. */
export function isOpen({ user_affiliations, user_email_patterns, user_identity_sources }: Lists): boolean {
  return user_email_patterns.length + user_affiliations.length + user_identity_sources.length === 0;
}

function folded(text: string): string {
  return text.toLowerCase();
}

function passing(reason: string): Verdict {
  return { is_allowed: true, list: null, entry: null, reason };
}

function matched(list: RestrictionList, entry: string): Verdict {
  return { is_allowed: true, list, entry, reason: 'An entry matches.' };
}
