import { changeServiceSettingsOperation, readServiceSettingsOperation } from '@/lib/contracts/people/service-settings';
import { deleteServiceSettingsOperation } from '@/lib/contracts/people/service-settings-deletion';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeServiceSettings } from '@/lib/services/service-settings/change-service-settings';
import { deleteServiceSettings } from '@/lib/services/service-settings/delete-service-settings';
import { readServiceSettings } from '@/lib/services/service-settings/read-service-settings';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readServiceSettingsOperation, readServiceSettings),
  serve(changeServiceSettingsOperation, changeServiceSettings),
  serve(deleteServiceSettingsOperation, deleteServiceSettings),
);
