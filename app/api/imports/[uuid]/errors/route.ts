import { listImportErrorsOperation } from '@/lib/contracts/imports/imports';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listImportErrors } from '@/lib/services/imports/list-import-errors';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listImportErrorsOperation, listImportErrors),
);
