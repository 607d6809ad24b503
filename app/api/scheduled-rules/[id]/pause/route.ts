import { pauseRuleOperation } from '@/lib/contracts/rules/rules';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { pauseRule } from '@/lib/services/rules/lifecycle/pause-rule';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(pauseRuleOperation, pauseRule));
