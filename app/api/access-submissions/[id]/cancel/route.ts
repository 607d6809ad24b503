import { cancelAccessSubmissionOperation } from '@/lib/contracts/access/submissions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { cancelAccessSubmission } from '@/lib/services/access-submissions/cancel-access-submission';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(cancelAccessSubmissionOperation, cancelAccessSubmission),
);
