import { changeCustomerOperation, readCustomerOperation } from '@/lib/contracts/customers';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeCustomer } from '@/lib/services/customers/change-customer';
import { readCustomer } from '@/lib/services/customers/read-customer';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readCustomerOperation, readCustomer),
  serve(changeCustomerOperation, changeCustomer),
);
