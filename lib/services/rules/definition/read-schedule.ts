import type { RuleBody } from '@/lib/contracts/rules/body';
import { isCron } from '@/lib/core/cron-times';
import { isTimeZone } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isZoneOfDatabase } from '@/lib/db/zones';

export type RuleSchedule = { cron: string; time_zone: string };

/** When a rule runs that says nothing of it. */
export const DEFAULT_CRON = '20 3 * * *';

/** A schedule that can be kept. @throws validation_failed for what is no cron expression, or an unknown zone */
export async function readSchedule({ db }: Ctx, given: RuleBody['schedule']): Promise<RuleSchedule> {
  if (given === undefined) return { cron: DEFAULT_CRON, time_zone: env.HEED_TIME_ZONE };
  const isFiveFields = given.cron.trim().split(/\s+/).length === 5 && isCron(given.cron.trim());
  const fields = {
    ...(isFiveFields ? {} : { 'schedule.cron': ['The cron field must be a cron expression of five fields.'] }),
    ...(isTimeZone(given.time_zone) ? {} : unknownZone),
  };
  if (Object.keys(fields).length > 0) throw new DomainError('validation_failed', { fields });
  const zone = sql`${given.time_zone}::text`;
  const [found] = await db.$queryRaw<{ is_known: boolean }[]>(sql`SELECT ${isZoneOfDatabase(zone)} AS is_known`);
  if (found?.is_known !== true) throw new DomainError('validation_failed', { fields: unknownZone });
  return { cron: given.cron.trim(), time_zone: given.time_zone };
}

const unknownZone = { 'schedule.time_zone': ['Must be an IANA time zone, for example Europe/Tallinn.'] };
