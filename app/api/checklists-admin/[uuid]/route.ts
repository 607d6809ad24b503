import { deleteChecklistOperation, readChecklistOperation } from '@/lib/contracts/checklists/admin';
import { changeChecklistOperation, replaceChecklistOperation } from '@/lib/contracts/checklists/changes';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeChecklist } from '@/lib/services/checklists/change-checklist';
import { deleteChecklist } from '@/lib/services/checklists/delete-checklist';
import { readChecklist } from '@/lib/services/checklists/read-checklist';
import { replaceChecklist } from '@/lib/services/checklists/replace-checklist';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readChecklistOperation, readChecklist),
  serve(changeChecklistOperation, changeChecklist),
  serve(replaceChecklistOperation, replaceChecklist),
  serve(deleteChecklistOperation, deleteChecklist),
);
