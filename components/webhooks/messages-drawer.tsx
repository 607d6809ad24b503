'use client';

import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { Drawer } from '@/components/ui/drawer';
import { EmptyState } from '@/components/ui/empty-state';
import { ListStates } from '@/components/ui/list-states';
import { Pagination } from '@/components/ui/pagination';
import { MessageRow } from '@/components/webhooks/message-row';
import { MESSAGES_PER_PAGE, messageListQuery } from '@/components/webhooks/queries';
import { useReplayMessage } from '@/components/webhooks/use-replay-message';
import type { WebhookEndpoint } from '@/lib/contracts/delivery/webhook-endpoints';

interface MessagesDrawerProps {
  endpoint: WebhookEndpoint;
  host: string;
  isOpen: boolean;
  onClose: () => void;
}

/** What was sent to an endpoint, newest first, and another try for what has failed. */
export function MessagesDrawer({ endpoint, host, isOpen, onClose }: MessagesDrawerProps) {
  return (
    <Drawer title={`Messages to ${host}`} isOpen={isOpen} onOpenChange={(stays) => stays || onClose()}>
      <Messages endpoint={endpoint} />
    </Drawer>
  );
}

function Messages({ endpoint: { is_enabled, uuid } }: { endpoint: WebhookEndpoint }) {
  const [page, setPage] = useState(1);
  const list = useQuery(messageListQuery(uuid, page));
  const replay = useReplayMessage(uuid);
  const none = (
    <EmptyState icon={<Send />} title="No messages yet">
      Messages sent to this webhook appear here.
    </EmptyState>
  );
  return (
    <ListStates query={list} what="messages" empty={none}>
      {({ rows, total }) => (
        <>
          <ul aria-label="Messages" className="rounded-lg border border-b-0">
            {rows.map((message) => (
              <MessageRow
                key={message.uuid}
                message={message}
                isPending={replay.isPending && replay.variables === message.uuid}
                {...(is_enabled && { onReplay: () => replay.mutate(message.uuid) })}
              />
            ))}
          </ul>
          <Pagination label="Messages" page={page} pageSize={MESSAGES_PER_PAGE} total={total} onChange={setPage} />
        </>
      )}
    </ListStates>
  );
}
