import { listResourceCommandsOperation } from '@/lib/contracts/marketplace/details';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listResourceCommands } from '@/lib/services/resources/list-resource-commands';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listResourceCommandsOperation, listResourceCommands),
);
