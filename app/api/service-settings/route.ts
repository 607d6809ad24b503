import { createServiceSettingsOperation, listServiceSettingsOperation } from '@/lib/contracts/people/service-settings';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createServiceSettings } from '@/lib/services/service-settings/create-service-settings';
import { listServiceSettings } from '@/lib/services/service-settings/list-service-settings';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listServiceSettingsOperation, listServiceSettings),
  serve(createServiceSettingsOperation, createServiceSettings),
);
