import { RE2JS } from 're2js';

/** Whom a customer or a project lets in. */
export type Restrictions = {
  user_email_patterns: readonly string[];
  user_affiliations: readonly string[];
  user_identity_sources: readonly string[];
};

/** What restrictions look at. */
export type Judged = { email: string; affiliations: readonly string[]; identity_source: string };

/** Whether any entry of any list matches a person; three empty lists let everybody in. */
export function letsIn(lists: Restrictions, { affiliations, email, identity_source }: Judged): boolean {
  const { user_affiliations, user_email_patterns, user_identity_sources } = lists;
  if (user_affiliations.length + user_email_patterns.length + user_identity_sources.length === 0) return true;
  return (
    user_email_patterns.some((pattern) => matchesWhole(pattern, email)) ||
    user_affiliations.some((one) => affiliations.some((held) => isSameText(one, held))) ||
    user_identity_sources.some((one) => isSameText(one, identity_source))
  );
}

/** In linear time, over the whole address and without regard to case. A pattern that does not compile matches nothing. */
function matchesWhole(pattern: string, email: string): boolean {
  try {
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE).matches(email);
  } catch {
    return false;
  }
}

/** A missing value matches nothing. */
function isSameText(wanted: string, held: string): boolean {
  return held !== '' && wanted.toLowerCase() === held.toLowerCase();
}
