'use client';

import { useQueryClient } from '@tanstack/react-query';
import { choicesBetween, withChoices } from '@/components/preferences/preference-labels';
import { notificationPreferencesQuery } from '@/components/preferences/queries';
import { toast, toastWithUndo } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { meQuery } from '@/lib/client/me-query';
import {
  changeNotificationPreferencesOperation,
  type PreferenceChoice,
  type QuietHours,
} from '@/lib/contracts/delivery/preferences';

type Change = { choices?: PreferenceChoice[]; quiet_hours?: QuietHours; done: string; canUndo?: boolean };

/**
 * Changes notification preferences at once, one after the other, and offers to take each back. What is given alone is
 * sent, so that a change made elsewhere meanwhile stays. The digest's switch belongs to the person, who is read again.
 */
export function useChangeNotificationPreferences() {
  const queries = useQueryClient();
  const { queryKey } = notificationPreferencesQuery;
  const change = useMutation({
    scope: { id: 'notification-preferences' },
    mutationFn: async ({ choices, quiet_hours }: Change) =>
      (await call(changeNotificationPreferencesOperation, { choices, quiet_hours })).answer,
    onMutate: async ({ choices = [], quiet_hours }) => {
      await queries.cancelQueries({ queryKey });
      const earlier = queries.getQueryData(queryKey);
      queries.setQueryData(queryKey, (known) =>
        known === undefined ? known : { ...withChoices(known, choices), ...(quiet_hours && { quiet_hours }) },
      );
      return { earlier };
    },
    onError: (error, _change, context) => {
      queries.setQueryData(queryKey, context?.earlier);
      toast({ tone: 'danger', title: 'Couldn’t save the preference', description: error.message });
    },
    onSuccess: (saved, { done, canUndo = true, quiet_hours }, { earlier }) => {
      queries.setQueryData(queryKey, saved);
      void queries.invalidateQueries({ queryKey: meQuery.queryKey });
      if (!canUndo || earlier === undefined) {
        toast({ tone: 'success', title: done });
        return;
      }
      const choices = choicesBetween(saved, earlier);
      toastWithUndo(done, () =>
        change.mutate({
          ...(choices.length > 0 && { choices }),
          ...(quiet_hours !== undefined && { quiet_hours: earlier.quiet_hours }),
          done: 'Undone',
          canUndo: false,
        }),
      );
    },
  });
  return change;
}
