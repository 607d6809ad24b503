import { removeCustomerMemberOperation } from '@/lib/contracts/members/members';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { removeCustomerMember } from '@/lib/services/members/remove-customer-member';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(removeCustomerMemberOperation, removeCustomerMember),
);
