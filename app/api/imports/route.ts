import { createImportOperation, listImportsOperation } from '@/lib/contracts/imports';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { createImport } from '@/lib/services/imports/create-import';
import { listImports } from '@/lib/services/imports/list-imports';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(
  serve(listImportsOperation, listImports),
  serve(createImportOperation, createImport),
);
