import { rejectAccessSubmissionOperation } from '@/lib/contracts/access/submissions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { rejectAccessSubmission } from '@/lib/services/access-submissions/reject-access-submission';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(rejectAccessSubmissionOperation, rejectAccessSubmission),
);
