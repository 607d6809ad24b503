import { previewImportOperation } from '@/lib/contracts/imports/preview';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { previewImport } from '@/lib/services/imports/preview-import';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(previewImportOperation, previewImport));
