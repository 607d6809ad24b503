import { previewRuleOperation } from '@/lib/contracts/rules/preview';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { previewRule } from '@/lib/services/rules/previews/preview-rule';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(previewRuleOperation, previewRule));
