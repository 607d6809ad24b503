import { changeAccessSubmissionOperation, readAccessSubmissionOperation } from '@/lib/contracts/access/submissions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeAccessSubmission } from '@/lib/services/access-submissions/change-access-submission';
import { readAccessSubmission } from '@/lib/services/access-submissions/read-access-submission';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readAccessSubmissionOperation, readAccessSubmission),
  serve(changeAccessSubmissionOperation, changeAccessSubmission),
);
