import { changeSettingsOperation, readSettingsOperation } from '@/lib/contracts/settings';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeSettings } from '@/lib/services/settings/change-settings';
import { readSettingsDocument } from '@/lib/services/settings/read-settings-document';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readSettingsOperation, readSettingsDocument),
  serve(changeSettingsOperation, changeSettings),
);
