'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reminderListQuery } from '@/components/reminders/queries';
import { ReminderDrawer } from '@/components/reminders/reminder-drawer';
import { ReminderRow } from '@/components/reminders/reminder-row';
import { Link } from '@/components/ui/link';
import { ListStates } from '@/components/ui/list-states';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';
import { useMe } from '@/lib/client/me-query';
import { remindersAboutPage, remindersOfPage } from '@/lib/core/routes';

const SHOWN = 5;

interface RemindersSectionProps {
  /** Which of the reminders that the person reads. */
  narrowing: { object_id: string } | { recipient: string } | { requirement: string; recipient: string };
  /** What it says where there are none. */
  none: string;
}

/** The reminders that concern the object or the person of a page, those that the reader may see. */
export function RemindersSection({ narrowing, none }: RemindersSectionProps) {
  const [page, setPage] = useState(1);
  const [openId, setOpenId] = useState<string | null>(null);
  const { is_staff, is_support, uuid } = useMe();
  const found = useQuery(reminderListQuery({ ...narrowing, page: String(page), page_size: String(SHOWN) }));
  const opened = found.data?.rows.find(({ id }) => id === openId);
  const seesAll = is_staff || is_support;
  const shows = [
    ...('object_id' in narrowing ? [] : (['object'] as const)),
    ...('recipient' in narrowing || !seesAll ? [] : (['recipient'] as const)),
  ];
  const everything =
    'object_id' in narrowing ? remindersAboutPage(narrowing.object_id) : remindersOfPage(narrowing.recipient);
  const isOwn = 'recipient' in narrowing && narrowing.recipient === uuid;
  return (
    <PageSection title="Reminders">
      <ListStates query={found} what="reminders" skeletonCount={2} empty={<p className="text-text-muted">{none}</p>}>
        {({ rows, total }) => (
          <>
            <ul aria-label="Reminders" className="border-t">
              {rows.map((reminder) => (
                <ReminderRow
                  key={reminder.id}
                  reminder={reminder}
                  shows={shows}
                  {...(seesAll && { onOpen: () => setOpenId(reminder.id) })}
                />
              ))}
            </ul>
            <Pagination label="Reminders" page={page} pageSize={SHOWN} total={total} onChange={setPage} />
            {seesAll && !isOwn && (
              <p className="mt-2">
                <Link href={everything}>Open in the ledger of reminders</Link>
              </p>
            )}
          </>
        )}
      </ListStates>
      {opened !== undefined && <ReminderDrawer reminder={opened} onClose={() => setOpenId(null)} />}
    </PageSection>
  );
}
