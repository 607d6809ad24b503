import { listProjectCommandsOperation } from '@/lib/contracts/projects/commands';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listProjectCommands } from '@/lib/services/project-commands/list-project-commands';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listProjectCommandsOperation, listProjectCommands),
);
