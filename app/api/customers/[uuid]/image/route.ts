import { readCustomerImageOperation } from '@/lib/contracts/customers/customers';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readCustomerImage } from '@/lib/services/customers/read-customer-image';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readCustomerImageOperation, readCustomerImage),
);
