import { type PersonRow, personColumns } from '@/lib/auth/person-columns';
import { knownByHash, sharedLookup } from '@/lib/auth/shared-lookup';
import { database, sql } from '@/lib/db/client';

/** An address is live until it is replaced or ended, when its row is another or gone. Uses are noted at most once a minute. */
const addresses = { table: sql`calendar_address`, counts: () => sql`TRUE`, notedEvery: sql`interval '1 minute'` };

/** The active person whose calendar has an address, by the hash of its secret. Shared like `findTokenOwner`. */
export const findCalendarOwner = sharedLookup<Uint8Array, PersonRow>((lookups) =>
  database().$queryRaw<PersonRow[]>(sql`
    WITH ${knownByHash(lookups, addresses)}
    SELECT known.place, ${personColumns(sql`known.at`)}, known.id::text AS credential
    FROM known JOIN user_account AS person ON person.id = known.user_id
    WHERE person.status = 'active'`),
);
