import { previewAccessMailOperation } from '@/lib/contracts/access/mails';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { previewAccessMail } from '@/lib/services/access-notices/preview-access-mail';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(previewAccessMailOperation, previewAccessMail),
);
