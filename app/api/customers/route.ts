import { listCustomersOperation } from '@/lib/contracts/customer-list';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listCustomers } from '@/lib/services/customers/list-customers';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listCustomersOperation, listCustomers));
