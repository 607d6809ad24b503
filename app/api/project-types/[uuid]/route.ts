import { changeProjectTypeOperation, readProjectTypeOperation } from '@/lib/contracts/projects/project-types';
import { deleteProjectTypeOperation } from '@/lib/contracts/projects/type-deletion';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeProjectType } from '@/lib/services/project-types/change-project-type';
import { deleteProjectType } from '@/lib/services/project-types/delete-project-type';
import { readProjectType } from '@/lib/services/project-types/read-project-type';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readProjectTypeOperation, readProjectType),
  serve(changeProjectTypeOperation, changeProjectType),
  serve(deleteProjectTypeOperation, deleteProjectType),
);
