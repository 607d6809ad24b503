import { createAccessSubmissionOperation, listAccessSubmissionsOperation } from '@/lib/contracts/access/submissions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createAccessSubmission } from '@/lib/services/access-submissions/create-access-submission';
import { listAccessSubmissions } from '@/lib/services/access-submissions/list-access-submissions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listAccessSubmissionsOperation, listAccessSubmissions),
  serve(createAccessSubmissionOperation, createAccessSubmission),
);
