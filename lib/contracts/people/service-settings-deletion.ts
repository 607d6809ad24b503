import { z } from 'zod';
import { uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

export const deleteServiceSettingsOperation = operation({
  id: 'service_settings_delete',
  method: 'DELETE',
  path: '/api/service-settings/{uuid}/',
  summary: 'Delete service settings that no resource uses',
  permission: 'SIGNED_IN',
  params: uuidParams,
  status: 204,
  answer: z.undefined(),
  errors: ['not_found', 'not_allowed', 'moved_on'],
});
