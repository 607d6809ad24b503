import { readChecklistTemplateOperation } from '@/lib/contracts/checklists/checklists';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readChecklistTemplate } from '@/lib/services/checklists/read-checklist-template';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readChecklistTemplateOperation, readChecklistTemplate),
);
