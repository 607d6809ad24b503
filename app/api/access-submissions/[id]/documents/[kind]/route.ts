import { deleteDocumentOperation, putDocumentOperation, readDocumentOperation } from '@/lib/contracts/access/documents';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { deleteAccessDocument } from '@/lib/services/access-documents/delete-access-document';
import { putAccessDocument } from '@/lib/services/access-documents/put-access-document';
import { readAccessDocument } from '@/lib/services/access-documents/read-access-document';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readDocumentOperation, readAccessDocument),
  serve(putDocumentOperation, putAccessDocument),
  serve(deleteDocumentOperation, deleteAccessDocument),
);
