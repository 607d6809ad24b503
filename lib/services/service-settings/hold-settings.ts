import type { ServiceSettings } from '@/lib/contracts/people/service-settings';
import { DomainError } from '@/lib/core/errors';
import { formatCount } from '@/lib/core/wording';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readSettingsRow } from '@/lib/services/service-settings/settings-row';

/** Service settings that the caller sees, which no one else changes or gives to a resource until the transaction ends. @throws not_found */
export async function holdSettings(tx: Ctx, uuid: string): Promise<ServiceSettings> {
  await tx.db.$executeRaw(sql`SELECT FROM service_settings WHERE id = ${uuid}::uuid FOR UPDATE`);
  return readSettingsRow(tx, uuid);
}

/** Refuses what can’t be done while resources use settings; terminated ones use nothing. @throws moved_on saying how many do */
export async function requireUnused(tx: Ctx, uuid: string): Promise<void> {
  const uses = await tx.db.resource.count({ where: { service_settings_id: uuid, state: { not: 'TERMINATED' } } });
  if (uses === 0) return;
  const detail = `${formatCount(uses, 'resource uses', 'resources use')} these settings.`;
  throw new DomainError('moved_on', { detail });
}
