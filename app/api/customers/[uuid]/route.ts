import { deleteCustomerOperation } from '@/lib/contracts/customer-deletion';
import { changeCustomerOperation, readCustomerOperation, replaceCustomerOperation } from '@/lib/contracts/customers';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeCustomer } from '@/lib/services/customers/change-customer';
import { deleteCustomer } from '@/lib/services/customers/delete-customer';
import { readCustomer } from '@/lib/services/customers/read-customer';
import { replaceCustomer } from '@/lib/services/customers/replace-customer';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readCustomerOperation, readCustomer),
  serve(changeCustomerOperation, changeCustomer),
  serve(replaceCustomerOperation, replaceCustomer),
  serve(deleteCustomerOperation, deleteCustomer),
);
