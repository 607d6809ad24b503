import { archiveRuleOperation } from '@/lib/contracts/rules/rules';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { archiveRule } from '@/lib/services/rules/lifecycle/archive-rule';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(archiveRuleOperation, archiveRule));
