import { listOtherUsersOfCustomerOperation } from '@/lib/contracts/members/members';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listOtherUsersOfCustomer } from '@/lib/services/members/list-other-users-of-customer';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listOtherUsersOfCustomerOperation, listOtherUsersOfCustomer),
);
