import { reinstateUserOperation } from '@/lib/contracts/people/person';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { reinstateUser } from '@/lib/services/people/reinstate-user';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(reinstateUserOperation, reinstateUser));
