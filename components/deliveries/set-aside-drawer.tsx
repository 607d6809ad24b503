'use client';

import { useQuery } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import { useState } from 'react';
import { SET_ASIDE_PER_PAGE, setAsideQuery } from '@/components/deliveries/queries';
import { SetAsideRow } from '@/components/deliveries/set-aside-row';
import { useRetryMessage } from '@/components/deliveries/use-retry-message';
import { Drawer } from '@/components/ui/drawer';
import { EmptyState } from '@/components/ui/empty-state';
import { ListStates } from '@/components/ui/list-states';
import { Pagination } from '@/components/ui/pagination';

/** The messages that could not be processed, newest first, each with the reason and another try. */
export function SetAsideDrawer({ onClose }: { onClose: () => void }) {
  return (
    <Drawer title="Messages set aside" isOpen onOpenChange={(stays) => stays || onClose()}>
      <Messages />
    </Drawer>
  );
}

function Messages() {
  const [page, setPage] = useState(1);
  const list = useQuery(setAsideQuery(page));
  const retry = useRetryMessage();
  const none = (
    <EmptyState icon={<Inbox />} title="No messages set aside">
      Messages that can’t be processed appear here, with the reason.
    </EmptyState>
  );
  return (
    <ListStates query={list} what="messages" empty={none}>
      {({ rows, total }) => (
        <>
          <p className="mb-4 text-text-muted">
            These messages couldn’t be processed. Fix the cause, then retry. A digest is sent within 15 minutes.
          </p>
          <ul aria-label="Messages set aside" className="rounded-lg border *:last:border-b-0">
            {rows.map((message) => (
              <SetAsideRow
                key={message.uuid}
                message={message}
                isPending={retry.isPending && retry.variables === message.uuid}
                onRetry={() => retry.mutate(message.uuid)}
              />
            ))}
          </ul>
          <Pagination
            label="Messages set aside"
            page={page}
            pageSize={SET_ASIDE_PER_PAGE}
            total={total}
            onChange={setPage}
          />
        </>
      )}
    </ListStates>
  );
}
