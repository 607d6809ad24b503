'use client';

import { useQuery } from '@tanstack/react-query';
import { setAsideQuery } from '@/components/deliveries/queries';
import { setAsideSentence } from '@/components/deliveries/set-aside-labels';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';

/** Says how many messages are set aside and leads to them; nothing while there are none. */
export function SetAsideCallout({ onOpen }: { onOpen: () => void }) {
  const { data } = useQuery(setAsideQuery(1));
  if (data === undefined || data.total === 0) return null;
  return (
    <div className="mb-4">
      <Callout
        tone="warning"
        action={
          <Button size="small" onPress={onOpen}>
            Show messages
          </Button>
        }
      >
        {setAsideSentence(data.total)}
      </Callout>
    </div>
  );
}
