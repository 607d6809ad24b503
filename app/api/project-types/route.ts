import { createProjectTypeOperation, listProjectTypesOperation } from '@/lib/contracts/projects/project-types';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createProjectType } from '@/lib/services/project-types/create-project-type';
import { listProjectTypes } from '@/lib/services/project-types/list-project-types';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listProjectTypesOperation, listProjectTypes),
  serve(createProjectTypeOperation, createProjectType),
);
