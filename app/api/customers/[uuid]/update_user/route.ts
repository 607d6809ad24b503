import { changeCustomerMemberOperation } from '@/lib/contracts/members/members';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeCustomerMember } from '@/lib/services/members/change-customer-member';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(changeCustomerMemberOperation, changeCustomerMember),
);
