import { rehearseRecoveryOperation } from '@/lib/contracts/projects/ends';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { rehearseRecovery } from '@/lib/services/projects/rehearse-recovery';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(rehearseRecoveryOperation, rehearseRecovery),
);
