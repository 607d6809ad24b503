import { deleteProjectOperation } from '@/lib/contracts/project-ends';
import { changeProjectOperation, readProjectOperation, replaceProjectOperation } from '@/lib/contracts/projects';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeProject } from '@/lib/services/projects/change-project';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { readProject } from '@/lib/services/projects/read-project';
import { replaceProject } from '@/lib/services/projects/replace-project';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readProjectOperation, readProject),
  serve(changeProjectOperation, changeProject),
  serve(replaceProjectOperation, replaceProject),
  serve(deleteProjectOperation, deleteProject),
);
