import { listCustomerMembersOperation } from '@/lib/contracts/members/members';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listCustomerMembers } from '@/lib/services/members/list-customer-members';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listCustomerMembersOperation, listCustomerMembers),
);
