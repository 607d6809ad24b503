import { requirePerson } from '@/lib/auth/require';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { changeMeOperation } from '@/lib/contracts/people';
import { isTimeZone } from '@/lib/core/dates';
import { fieldError } from '@/lib/core/errors';
import { type Db, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { isZoneOfDatabase } from '@/lib/db/zones';
import { readMe } from '@/lib/services/people/read-me';
import { recordAudit } from '@/lib/services/records/record-audit';

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
  return transaction(ctx, async (tx) => {
    const before: Record<string, unknown> = await readMe(tx);
    const changes = Object.entries(given).filter(([name, value]) => before[name] !== value);
    if (changes.length === 0) return readMe(tx);
    await tx.db.user.update({ where: { id: userId }, data: { ...given, modified: tx.now } });
    const facts = Object.fromEntries(changes.map(([name, to]) => [name, { from: before[name], to }]));
    await recordAudit(tx, { operation: changeMeOperation.id, subjectType: 'user', subjectId: userId, facts });
    return readMe(tx);
  });
}

async function isUsableZone(db: Db, zone: string): Promise<boolean> {
  if (!isTimeZone(zone)) return false;
  const [found] = await db.$queryRaw<{ is_known: boolean }[]>(
    sql`SELECT ${isZoneOfDatabase(sql`${zone}::text`)} AS is_known`,
  );
  return found?.is_known === true;
}
