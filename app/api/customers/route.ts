import { createCustomerOperation, listCustomersOperation } from '@/lib/contracts/customers/customers';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createCustomer } from '@/lib/services/customers/create-customer';
import { listCustomers } from '@/lib/services/customers/list-customers';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listCustomersOperation, listCustomers),
  serve(createCustomerOperation, createCustomer),
);
