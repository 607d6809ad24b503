'use client';

import type { QueryKey } from '@tanstack/react-query';
import { useFormChange } from '@/components/ui/use-change';
import type { Operation } from '@/lib/contracts/operation';

/** Its projects, orders and actions show its name and end with its grace. */
const everything: QueryKey = [];

/** Changes an organisation; all that is shown is read again. */
export function useOrganisationChange<O extends Operation>(operation: () => O | Promise<O>) {
  return useFormChange(operation, everything);
}
