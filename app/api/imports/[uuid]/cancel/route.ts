import { cancelImportOperation } from '@/lib/contracts/imports/imports';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { cancelImport } from '@/lib/services/imports/cancel-import';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(cancelImportOperation, cancelImport));
