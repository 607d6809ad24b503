import { changeAccessRequirementOperation, readAccessRequirementOperation } from '@/lib/contracts/access/requirements';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeAccessRequirement } from '@/lib/services/access-requirements/change-access-requirement';
import { readAccessRequirement } from '@/lib/services/access-requirements/read-access-requirement';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readAccessRequirementOperation, readAccessRequirement),
  serve(changeAccessRequirementOperation, changeAccessRequirement),
);
