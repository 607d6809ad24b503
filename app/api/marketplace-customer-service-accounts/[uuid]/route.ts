import { closeCustomerServiceAccountOperation } from '@/lib/contracts/people/service-account-ends';
import { changeCustomerAccountOperation, readCustomerAccountOperation } from '@/lib/contracts/people/service-accounts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeCustomerServiceAccount } from '@/lib/services/service-accounts/change-customer-service-account';
import { closeCustomerServiceAccount } from '@/lib/services/service-accounts/close-customer-service-account';
import { readCustomerServiceAccount } from '@/lib/services/service-accounts/read-customer-service-account';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readCustomerAccountOperation, readCustomerServiceAccount),
  serve(changeCustomerAccountOperation, changeCustomerServiceAccount),
  serve(closeCustomerServiceAccountOperation, closeCustomerServiceAccount),
);
