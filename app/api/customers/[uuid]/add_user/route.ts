import { addCustomerMemberOperation } from '@/lib/contracts/members/members';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { addCustomerMember } from '@/lib/services/members/add-customer-member';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(addCustomerMemberOperation, addCustomerMember),
);
