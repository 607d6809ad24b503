import { empty, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isMailAddress } from '@/lib/db/is-mail-address';
import type { DueZone } from '@/lib/services/digests/digest-hour';
import { isDigestSetAside } from '@/lib/services/outbox/is-set-aside';

/** The kind of the digest of a person's actions. */
export const ACTION_DIGEST = 'user_action_digest';

/** Somebody whose 9:00 has come. */
export type DigestReader = {
  id: string;
  locale: string;
  /** A usable IANA zone. */
  time_zone: string;
  /** The day of that 9:00, YYYY-MM-DD. */
  local_day: string;
};

type ReaderSearch = {
  zones: readonly DueZone[];
  lane: number;
  after: string | null;
  size: number;
  /** Their ids; left out for everybody. */
  only?: readonly string[];
};

/** The next people of a half (0: even ids, 1: odd) by id, after `after`, who are due in one of the zones, can get a digest, and have none of that day. */
export function findReaders(ctx: Ctx, { zones, lane, after, size, only }: ReaderSearch): Promise<DigestReader[]> {
  const stored = zones.map((zone) => zone.stored);
  const timeZones = zones.map((zone) => zone.timeZone);
  const days = zones.map((zone) => zone.day);
  return ctx.db.$queryRaw<DigestReader[]>(sql`
    SELECT person.id, person.locale, due.time_zone, due.local_day
    FROM user_account AS person
    JOIN unnest(${stored}::text[], ${timeZones}::text[], ${days}::text[]) AS due (stored, time_zone, local_day)
      ON due.stored = person.time_zone
    WHERE person.status = 'active' AND person.digest_enabled AND ${isMailAddress(sql`person.email`)}
      AND get_byte(uuid_send(person.id), 15) % 2 = ${lane}::int
      AND (${after}::uuid IS NULL OR person.id > ${after}::uuid)
      AND NOT EXISTS (SELECT 1 FROM digest WHERE digest.user_id = person.id AND digest.local_day = due.local_day::date)
      AND NOT ${isDigestSetAside(sql`person.id`, ACTION_DIGEST)}
      ${only === undefined ? empty : sql`AND person.id = ANY(${[...only]}::uuid[])`}
    ORDER BY person.id LIMIT ${size}`);
}
