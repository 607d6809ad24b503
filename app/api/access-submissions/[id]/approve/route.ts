import { approveAccessSubmissionOperation } from '@/lib/contracts/access/submissions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { approveAccessSubmission } from '@/lib/services/access-submissions/approve-access-submission';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(approveAccessSubmissionOperation, approveAccessSubmission),
);
