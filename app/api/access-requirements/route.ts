import { createAccessRequirementOperation, listAccessRequirementsOperation } from '@/lib/contracts/access/requirements';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createAccessRequirement } from '@/lib/services/access-requirements/create-access-requirement';
import { listAccessRequirements } from '@/lib/services/access-requirements/list-access-requirements';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listAccessRequirementsOperation, listAccessRequirements),
  serve(createAccessRequirementOperation, createAccessRequirement),
);
