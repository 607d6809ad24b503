import { cancelImportOperation } from '@/lib/contracts/imports';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { cancelImport } from '@/lib/services/imports/cancel-import';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(cancelImportOperation, cancelImport));
