import { readCustomerMemberRightsOperation } from '@/lib/contracts/members/members';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readCustomerMemberRights } from '@/lib/services/members/read-customer-member-rights';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readCustomerMemberRightsOperation, readCustomerMemberRights),
);
