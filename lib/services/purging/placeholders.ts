import type { PurgeField } from '@/lib/contracts/people/purge-profiles';

/** Who a person is, in the words that Heed may have copied. */
export type NamedPerson = {
  id: string;
  full_name: string;
  email: string;
  username: string;
  external_id: string | null;
};

/** The end of the addresses that stand for purged ones: no email goes there. */
export const PURGED_DOMAIN = '@deleted.invalid';

const ID_END = 8;

/** What a purge puts in place of each field. */
function replacements(id: string) {
  return {
    full_name: `Deleted person ${id.slice(-ID_END)}`,
    email: `${id}${PURGED_DOMAIN}`,
    username: `deleted-${id}`,
    affiliations: [],
    identity_source: '',
    external_id: null,
    time_zone: 'UTC',
    locale: 'en',
  } satisfies Record<PurgeField, unknown>;
}

type Replacements = ReturnType<typeof replacements>;

/** The fields named, as a purge leaves them. */
export function placeholdersFor({ id }: { id: string }, fields: readonly PurgeField[]): Partial<Replacements> {
  const named = new Set<string>(fields);
  return Object.fromEntries(Object.entries(replacements(id)).filter(([field]) => named.has(field)));
}
