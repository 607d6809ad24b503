import { readyOperation } from '@/lib/contracts/system';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { checkReadiness } from '@/lib/services/system/check-readiness';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(readyOperation, checkReadiness));
