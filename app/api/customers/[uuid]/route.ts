import * as customers from '@/lib/contracts/customers/customers';
import { deleteCustomerOperation } from '@/lib/contracts/customers/deletion';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeCustomer } from '@/lib/services/customers/change-customer';
import { deleteCustomer } from '@/lib/services/customers/delete-customer';
import { readCustomer } from '@/lib/services/customers/read-customer';
import { replaceCustomer } from '@/lib/services/customers/replace-customer';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(customers.readCustomerOperation, readCustomer),
  serve(customers.changeCustomerOperation, changeCustomer),
  serve(customers.replaceCustomerOperation, replaceCustomer),
  serve(deleteCustomerOperation, deleteCustomer),
);
