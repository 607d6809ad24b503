'use client';

import type { QueryKey } from '@tanstack/react-query';
import { useFormChange } from '@/components/ui/use-change';
import type { Operation } from '@/lib/contracts/operation';

/** The life of a project changes its orders, resources and actions too. */
const everything: QueryKey = [];

/** Changes a project; all that is shown is read again. */
export function useProjectChange<O extends Operation>(operation: () => O | Promise<O>) {
  return useFormChange(operation, everything);
}
