import { previewSavedRuleOperation } from '@/lib/contracts/rules/preview';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { previewSavedRule } from '@/lib/services/rules/previews/preview-saved-rule';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(previewSavedRuleOperation, previewSavedRule),
);
