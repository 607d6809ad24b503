import { closeProjectServiceAccountOperation } from '@/lib/contracts/people/service-account-ends';
import { changeProjectAccountOperation, readProjectAccountOperation } from '@/lib/contracts/people/service-accounts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeProjectServiceAccount } from '@/lib/services/service-accounts/change-project-service-account';
import { closeProjectServiceAccount } from '@/lib/services/service-accounts/close-project-service-account';
import { readProjectServiceAccount } from '@/lib/services/service-accounts/read-project-service-account';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readProjectAccountOperation, readProjectServiceAccount),
  serve(changeProjectAccountOperation, changeProjectServiceAccount),
  serve(closeProjectServiceAccountOperation, closeProjectServiceAccount),
);
