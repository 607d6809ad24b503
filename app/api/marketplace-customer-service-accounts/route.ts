import {
  createCustomerServiceAccountOperation,
  listCustomerServiceAccountsOperation,
} from '@/lib/contracts/people/service-accounts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createCustomerServiceAccount } from '@/lib/services/service-accounts/create-customer-service-account';
import { listCustomerServiceAccounts } from '@/lib/services/service-accounts/list-customer-service-accounts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listCustomerServiceAccountsOperation, listCustomerServiceAccounts),
  serve(createCustomerServiceAccountOperation, createCustomerServiceAccount),
);
