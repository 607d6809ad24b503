import { changeAllPausedOperation, readAllPausedOperation } from '@/lib/contracts/rules/versions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeAllPaused } from '@/lib/services/rules/lifecycle/change-all-paused';
import { readAllPaused } from '@/lib/services/rules/lifecycle/read-all-paused';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readAllPausedOperation, readAllPaused),
  serve(changeAllPausedOperation, changeAllPaused),
);
