'use client';

import { useQuery } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import { myNoticeFilters } from '@/components/access/access-filters';
import { AccessHeading } from '@/components/access/access-heading';
import { noticeReason, noticeStatusLabels, noticeTypeLabels } from '@/components/access/access-labels';
import { noticeListQuery } from '@/components/access/queries';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { ListScreen } from '@/components/ui/list-screen';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { useMe } from '@/lib/client/me-query';
import type { ListedAccessNotification } from '@/lib/contracts/access-notifications';
import { accessRequirementPage } from '@/lib/core/routes';
import { formatDay } from '@/lib/core/wording';

/** The notices of access to the person, planned and past, the latest first. */
export function MyNoticesView() {
  const { uuid } = useMe();
  const filters = useListFilters(myNoticeFilters);
  const list = useQuery(noticeListQuery({ ...filters.query, recipient: uuid }));
  return (
    <ListScreen
      label="Notices"
      nouns={['notice', 'notices']}
      filters={filters}
      list={list}
      heading={<AccessHeading />}
      empty={
        <EmptyState icon={<MailCheck />} title="No notices yet">
          Reminders to renew access and notices of access that ended appear here, with when they are sent.
        </EmptyState>
      }
      renderRow={(notice) => <NoticeRow key={notice.id} notice={notice} />}
    />
  );
}

function NoticeRow({ notice }: { notice: ListedAccessNotification }) {
  const { time_zone: zone } = useMe();
  const { accessRequirementId, expired_on, is_late, milestone, reason, sent_at, status, timestamp, type } = notice;
  const detail = [
    noticeTypeLabels[type],
    milestone !== null && `${milestone} before the expiry`,
    reason === '' ? expired_on !== null && `access until ${formatDay(expired_on, zone)}` : noticeReason(reason),
  ];
  return (
    <ListRow
      title={
        <Link variant="quiet" href={accessRequirementPage(accessRequirementId)} data-row>
          {notice.label}
        </Link>
      }
      detail={detail.filter(Boolean).join(' · ')}
      trailing={
        <>
          {is_late && <Pill tone="warning">Late</Pill>}
          <Pill tone={noticeStatusLabels[status].tone}>{noticeStatusLabels[status].label}</Pill>
          <span className="text-text-muted">
            <Moment at={sent_at ?? timestamp} />
          </span>
        </>
      }
    />
  );
}
