import { isLiveToken } from '@/lib/auth/is-live-token';
import { type PersonRow, personColumns } from '@/lib/auth/person-columns';
import { knownByHash, sharedLookup } from '@/lib/auth/shared-lookup';
import type { PersonActor } from '@/lib/core/actor';
import { database, sql } from '@/lib/db/client';
import { queryRows } from '@/lib/db/query-rows';

type TokenRow = PersonRow & Pick<PersonActor, 'scope'>;

/** Uses of a token are noted at most this often, so that reading does not write every time. */
const tokens = { table: sql`api_token`, counts: isLiveToken, notedEvery: sql`interval '10 minutes'` };

/** The active person to whom a live token belongs, by the token's hash. Requests that come together share one statement. */
export const findTokenOwner = sharedLookup<Uint8Array, TokenRow>((lookups) =>
  queryRows<TokenRow>(
    database(),
    sql`
    WITH ${knownByHash(lookups, tokens)}
    SELECT known.place, ${personColumns(sql`known.at`)}, known.scope, known.id::text AS credential
    FROM known JOIN user_account AS person ON person.id = known.user_id
    WHERE person.status = 'active'`,
  ),
);
