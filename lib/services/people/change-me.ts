import { requirePerson } from '@/lib/auth/require';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { changeMeOperation } from '@/lib/contracts/people/people';
import { isTimeZone } from '@/lib/core/dates';
import { fieldError } from '@/lib/core/errors';
import { type Db, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isZoneOfDatabase } from '@/lib/db/zones';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import { readMe } from '@/lib/services/people/read-me';

/** Changes the caller's preferences; those not given stay. @throws validation_failed for an unknown time zone */
export async function changeMe(
  ctx: Ctx,
  { time_zone, keys_enabled, digest_enabled }: InputOf<typeof changeMeOperation>,
): Promise<AnswerOf<typeof changeMeOperation>> {
  const { userId } = requirePerson(ctx);
  if (time_zone !== undefined && !(await isUsableZone(ctx.db, time_zone))) {
    throw fieldError('time_zone', 'Must be an IANA time zone, for example Europe/Tallinn.');
  }
  const given = {
    ...(time_zone !== undefined && { time_zone }),
    ...(keys_enabled !== undefined && { keys_enabled }),
    ...(digest_enabled !== undefined && { digest_enabled }),
  };
  return change(ctx, { operation: changeMeOperation.id, subjectType: 'user' }, async (tx) => {
    const before = await readMe(tx);
    const facts = differencesOf(before, given);
    if (Object.keys(facts).length === 0) return unchanged(before);
    await tx.db.user.update({ where: { id: userId }, data: { ...given, modified: tx.now } });
    return changed(await readMe(tx), { subjectId: userId, facts });
  });
}

async function isUsableZone(db: Db, zone: string): Promise<boolean> {
  if (!isTimeZone(zone)) return false;
  const [found] = await db.$queryRaw<{ is_known: boolean }[]>(
    sql`SELECT ${isZoneOfDatabase(sql`${zone}::text`)} AS is_known`,
  );
  return found?.is_known === true;
}
