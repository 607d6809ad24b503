import { listImportErrorsOperation } from '@/lib/contracts/imports';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { listImportErrors } from '@/lib/services/imports/list-import-errors';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(listImportErrorsOperation, listImportErrors));
