import { readProjectChecklistOperation } from '@/lib/contracts/checklists/checklists';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readProjectChecklist } from '@/lib/services/checklists/read-project-checklist';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readProjectChecklistOperation, readProjectChecklist),
);
