import {
  changeCustomerServiceAccountOperation,
  closeCustomerServiceAccountOperation,
  readCustomerServiceAccountOperation,
} from '@/lib/contracts/service-accounts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeCustomerServiceAccount } from '@/lib/services/service-accounts/change-service-account';
import { closeCustomerServiceAccount } from '@/lib/services/service-accounts/close-service-account';
import { readCustomerServiceAccount } from '@/lib/services/service-accounts/read-service-account';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readCustomerServiceAccountOperation, readCustomerServiceAccount),
  serve(changeCustomerServiceAccountOperation, changeCustomerServiceAccount),
  serve(closeCustomerServiceAccountOperation, closeCustomerServiceAccount),
);
