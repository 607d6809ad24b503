import { readCompletionStatusOperation } from '@/lib/contracts/checklists/checklists';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readCompletionStatus } from '@/lib/services/checklists/read-completion-status';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readCompletionStatusOperation, readCompletionStatus),
);
