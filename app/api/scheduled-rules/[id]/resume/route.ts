import { resumeRuleOperation } from '@/lib/contracts/rules/rules';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { resumeRule } from '@/lib/services/rules/lifecycle/resume-rule';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(resumeRuleOperation, resumeRule));
