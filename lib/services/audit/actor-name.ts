import { type Sql, sql } from '@/lib/db/client';

/** Who did what an entry of the audit trail records, as they are called now: over its columns actor_id and actor_name. */
export const actorName: Sql = sql`coalesce((SELECT actor.full_name FROM user_account AS actor WHERE actor.id = actor_id), actor_name)`;
