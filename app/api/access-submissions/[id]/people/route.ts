import { listSubmissionPeopleOperation } from '@/lib/contracts/access/people';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listSubmissionPeople } from '@/lib/services/access-people/list-submission-people';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listSubmissionPeopleOperation, listSubmissionPeople),
);
