import { restoreAccessRequirementOperation } from '@/lib/contracts/access/requirements';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { restoreAccessRequirement } from '@/lib/services/access-requirements/restore-access-requirement';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(restoreAccessRequirementOperation, restoreAccessRequirement),
);
