import {
  changeProjectServiceAccountOperation,
  closeProjectServiceAccountOperation,
  readProjectServiceAccountOperation,
} from '@/lib/contracts/service-accounts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeProjectServiceAccount } from '@/lib/services/service-accounts/change-service-account';
import { closeProjectServiceAccount } from '@/lib/services/service-accounts/close-service-account';
import { readProjectServiceAccount } from '@/lib/services/service-accounts/read-service-account';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readProjectServiceAccountOperation, readProjectServiceAccount),
  serve(changeProjectServiceAccountOperation, changeProjectServiceAccount),
  serve(closeProjectServiceAccountOperation, closeProjectServiceAccount),
);
