import { sql } from '@/lib/db/client';

/** The kinds of `access-notices` as they stand in statements: of a prepared one, partial indexes serve constants alone. */
export const renewalKind = sql`'access_renewal'`;
export const revokedKind = sql`'access_revoked'`;
