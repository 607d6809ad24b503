import type { InputOf } from '@/lib/contracts/operation';
import type { readServiceSettingsOperation, ServiceSettings } from '@/lib/contracts/people/service-settings';
import type { Ctx } from '@/lib/db/context';
import { readSettingsRow } from '@/lib/services/service-settings/settings-row';

/** Service settings that the caller sees. @throws not_found */
export function readServiceSettings(
  ctx: Ctx,
  { uuid }: InputOf<typeof readServiceSettingsOperation>,
): Promise<ServiceSettings> {
  return readSettingsRow(ctx, uuid);
}
