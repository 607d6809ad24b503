import { listCustomerCommandsOperation } from '@/lib/contracts/customers/customers';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listCustomerCommands } from '@/lib/services/customers/list-customer-commands';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listCustomerCommandsOperation, listCustomerCommands),
);
