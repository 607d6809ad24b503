import { z } from 'zod';
import { uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { customerServiceAccount, projectServiceAccount } from '@/lib/contracts/people/service-accounts';

export const rotateProjectApiKeyOperation = operation({
  id: 'project_service_accounts_rotate_api_key',
  method: 'POST',
  path: '/api/marketplace-project-service-accounts/{uuid}/rotate_api_key/',
  summary: 'Create a new token of a service account, returned only once; the one before stops immediately',
  permission: 'SIGNED_IN',
  reachesOut: true,
  params: uuidParams,
  answer: projectServiceAccount,
  isAnswerSecret: true,
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const rotateCustomerApiKeyOperation = operation({
  id: 'customer_service_accounts_rotate_api_key',
  method: 'POST',
  path: '/api/marketplace-customer-service-accounts/{uuid}/rotate_api_key/',
  summary: 'Create a new token of a service account, returned only once; the one before stops immediately',
  permission: 'SIGNED_IN',
  reachesOut: true,
  params: uuidParams,
  answer: customerServiceAccount,
  isAnswerSecret: true,
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const closeProjectServiceAccountOperation = operation({
  id: 'project_service_accounts_close',
  method: 'DELETE',
  path: '/api/marketplace-project-service-accounts/{uuid}/',
  summary: 'Close a service account of a project; its token stops immediately',
  permission: 'SIGNED_IN',
  params: uuidParams,
  status: 204,
  answer: z.undefined(),
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const closeCustomerServiceAccountOperation = operation({
  id: 'customer_service_accounts_close',
  method: 'DELETE',
  path: '/api/marketplace-customer-service-accounts/{uuid}/',
  summary: 'Close a service account of an organisation; its token stops immediately',
  permission: 'SIGNED_IN',
  params: uuidParams,
  status: 204,
  answer: z.undefined(),
  errors: ['not_found', 'not_allowed', 'moved_on'],
});
