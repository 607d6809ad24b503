'use client';

import { alertsContract } from '@/components/alerts/contract';
import { alertKeys } from '@/components/alerts/queries';
import { useChange } from '@/components/ui/use-change';
import type { Operation } from '@/lib/contracts/operation';

type AlertsContract = Awaited<ReturnType<typeof alertsContract>>;

/** Changes an alert by one of the operations of its contract. Lists and counts follow. */
export function useAlertChange<O extends Operation>(operation: (contract: AlertsContract) => O) {
  return useChange(async () => operation(await alertsContract()), alertKeys.all);
}
