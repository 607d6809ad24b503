import { submitAccessSubmissionOperation } from '@/lib/contracts/access/submissions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { submitAccessSubmission } from '@/lib/services/access-submissions/submit-access-submission';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(submitAccessSubmissionOperation, submitAccessSubmission),
);
