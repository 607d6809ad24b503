'use client';

import { useQuery } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import { useState } from 'react';
import { noticeListQuery } from '@/components/access/queries';
import { NarrowedTo } from '@/components/access/review/narrowed-to';
import { NoticeDrawer } from '@/components/access/review/notice-drawer';
import { noticeFilters } from '@/components/access/review/notice-filters';
import { NoticeRow } from '@/components/access/review/notice-row';
import { ReviewHeading } from '@/components/access/review/review-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { useListFilters } from '@/lib/client/filters/use-list-filters';

/** Every notice of access, with its reason and its delivery: why somebody did or did not get one. */
export function NoticesView() {
  const filters = useListFilters(noticeFilters);
  const list = useQuery(noticeListQuery(filters.query));
  const first = list.data?.rows[0];
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <ListScreen
      label="Notices of access"
      nouns={['notice', 'notices']}
      filters={filters}
      list={list}
      heading={
        <>
          <ReviewHeading />
          <NarrowedTo
            ids={filters.values}
            names={{ submitter: first?.submitter_name, recipient: first?.recipient_name }}
            onDrop={filters.change}
          />
        </>
      }
      empty={
        <EmptyState icon={<MailCheck />} title="No notices yet">
          They are planned when a request for access is approved.
        </EmptyState>
      }
      renderRow={(notice) => <NoticeRow key={notice.id} notice={notice} onOpen={() => setOpenId(notice.id)} />}
    >
      {openId !== null && <NoticeDrawer id={openId} onClose={() => setOpenId(null)} />}
    </ListScreen>
  );
}
