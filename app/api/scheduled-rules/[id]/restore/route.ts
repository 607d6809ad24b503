import { restoreRuleOperation } from '@/lib/contracts/rules/rules';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { restoreRule } from '@/lib/services/rules/lifecycle/restore-rule';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(restoreRuleOperation, restoreRule));
