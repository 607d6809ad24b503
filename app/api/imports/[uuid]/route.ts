import { readImportOperation } from '@/lib/contracts/imports/imports';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readImport } from '@/lib/services/imports/read-import';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(readImportOperation, readImport));
