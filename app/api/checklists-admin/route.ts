import { createChecklistOperation, listChecklistsOperation } from '@/lib/contracts/checklists/admin';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createChecklist } from '@/lib/services/checklists/create-checklist';
import { listChecklists } from '@/lib/services/checklists/list-checklists';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listChecklistsOperation, listChecklists),
  serve(createChecklistOperation, createChecklist),
);
