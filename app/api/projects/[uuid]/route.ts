import { deleteProjectOperation } from '@/lib/contracts/projects/ends';
import * as projects from '@/lib/contracts/projects/projects';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeProject } from '@/lib/services/projects/change-project';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { readProject } from '@/lib/services/projects/read-project';
import { replaceProject } from '@/lib/services/projects/replace-project';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(projects.readProjectOperation, readProject),
  serve(projects.changeProjectOperation, changeProject),
  serve(projects.replaceProjectOperation, replaceProject),
  serve(deleteProjectOperation, deleteProject),
);
