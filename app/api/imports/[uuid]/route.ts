import { readImportOperation } from '@/lib/contracts/imports';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { readImport } from '@/lib/services/imports/read-import';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(readImportOperation, readImport));
