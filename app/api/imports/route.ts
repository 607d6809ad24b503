import { createImportOperation, listImportsOperation } from '@/lib/contracts/imports/imports';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createImport } from '@/lib/services/imports/create-import';
import { listImports } from '@/lib/services/imports/list-imports';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listImportsOperation, listImports),
  serve(createImportOperation, createImport),
);
