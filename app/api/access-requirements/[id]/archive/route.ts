import { archiveAccessRequirementOperation } from '@/lib/contracts/access/requirements';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { archiveAccessRequirement } from '@/lib/services/access-requirements/archive-access-requirement';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(archiveAccessRequirementOperation, archiveAccessRequirement),
);
