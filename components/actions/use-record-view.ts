'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { leadsAway } from '@/components/actions/correctives';
import { useExecuteAction } from '@/components/actions/use-execute-action';
import { newKey } from '@/lib/client/new-key';
import type { UserAction } from '@/lib/contracts/actions/actions';
import { FROM_ACTION } from '@/lib/core/named-pages';

/**
 * Records, once, that the person looks at what an action is about when that action led here: from a list, an email or another
 * window alike. The address forgets it then. Looking is all that a link can do, whatever it says.
 */
export function useRecordView(actions: readonly UserAction[] | undefined): void {
  const from = useSearchParams().get(FROM_ACTION);
  const pathname = usePathname();
  const recorded = useRef<string | null>(null);
  const { mutate } = useExecuteAction();
  useEffect(() => {
    if (from === null || actions === undefined || recorded.current === from) return;
    recorded.current = from;
    window.history.replaceState(null, '', pathname);
    const action = actions.find(({ uuid }) => uuid === from);
    const view = action?.corrective_actions.find((one) => one.category === 'view' && leadsAway(one));
    if (view !== undefined) mutate({ uuid: from, actionKey: view.key, idempotencyKey: newKey() });
  }, [actions, from, mutate, pathname]);
}
