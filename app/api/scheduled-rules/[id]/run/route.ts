import { runRuleOperation } from '@/lib/contracts/rules/rules';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { runRule } from '@/lib/services/rules/runs/run-rule';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(runRuleOperation, runRule));
