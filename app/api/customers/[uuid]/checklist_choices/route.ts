import { listChecklistChoicesOperation } from '@/lib/contracts/checklists/checklists';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listChecklistChoices } from '@/lib/services/checklists/list-checklist-choices';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listChecklistChoicesOperation, listChecklistChoices),
);
