import {
  createProjectServiceAccountOperation,
  listProjectServiceAccountsOperation,
} from '@/lib/contracts/people/service-accounts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createProjectServiceAccount } from '@/lib/services/service-accounts/create-project-service-account';
import { listProjectServiceAccounts } from '@/lib/services/service-accounts/list-project-service-accounts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listProjectServiceAccountsOperation, listProjectServiceAccounts),
  serve(createProjectServiceAccountOperation, createProjectServiceAccount),
);
