'use client';

import { useQuery } from '@tanstack/react-query';
import { CalendarDays, List, MailCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { noticeListQuery } from '@/components/access/queries';
import { NarrowedTo } from '@/components/access/review/narrowed-to';
import { NoticeCalendar } from '@/components/access/review/notice-calendar';
import { NoticeDrawer } from '@/components/access/review/notice-drawer';
import { noticeFilters } from '@/components/access/review/notice-filters';
import { NoticeRow } from '@/components/access/review/notice-row';
import { ReviewHeading } from '@/components/access/review/review-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { ListScreen } from '@/components/ui/list-screen';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { type FiltersInUse, useListFilters } from '@/lib/client/filters/use-list-filters';
import { useMe } from '@/lib/client/me-query';
import { monthOf } from '@/lib/core/months';
import { atHour, endOf } from '@/lib/core/wall-clock';
import { dayIn } from '@/lib/core/wording';

type Filters = FiltersInUse<ReturnType<typeof noticeFilters.query>, ReturnType<typeof noticeFilters.parse>>;

const views = [
  { id: 'list', label: 'List', icon: <List /> },
  { id: 'calendar', label: 'Calendar', icon: <CalendarDays /> },
] as const;

/** Every notice of access, with its reason and its delivery, as a list or by day: why somebody did or did not get one. */
export function NoticesView() {
  const filters = useListFilters(noticeFilters);
  const { change, values } = filters;
  const { time_zone: zone } = useMe();
  const from = values.scheduled_after;
  const month = from === '' ? values.month : monthOf(dayIn(new Date(from), zone));
  const heading = (
    <ReviewHeading
      actions={
        <SegmentedControl
          label="Show as"
          segments={views}
          value={values.view === 'calendar' ? 'calendar' : 'list'}
          onChange={(view) => change(view === 'calendar' ? { view, month, ...anyDay } : { view: '', month: '' })}
        />
      }
    />
  );
  return values.view === 'calendar' ? (
    <div className="mx-auto max-w-350">
      {heading}
      <InCalendar filters={filters} />
    </div>
  ) : (
    <InList filters={filters} heading={heading} />
  );
}

const anyDay = { scheduled_after: '', scheduled_before: '' };
/** The calendar shows days in their order. */
const daysAndOrder: readonly string[] = ['scheduled_after', 'scheduled_before', 'o'];

function InCalendar({ filters }: { filters: Filters }) {
  const { time_zone: zone } = useMe();
  const { change, matching, offered, values } = filters;
  const open = (day: string) =>
    change({
      view: '',
      month: '',
      scheduled_after: atHour(day, 0, zone).toISOString(),
      scheduled_before: endOf(day, zone).toISOString(),
    });
  const clear = () => change({ ...noticeFilters.off, view: values.view, month: values.month });
  const shown = offered.filter(({ name }) => !daysAndOrder.includes(name));
  return (
    <div className="space-y-4">
      <FilterBar filters={{ ...filters, clear, offered: shown }} />
      <NoticeCalendar matching={matching} month={values.month} onChange={change} onOpen={open} />
    </div>
  );
}

function InList({ filters, heading }: { filters: Filters; heading: ReactNode }) {
  const list = useQuery(noticeListQuery(filters.query));
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <ListScreen
      label="Notices of access"
      nouns={['notice', 'notices']}
      filters={filters}
      list={list}
      heading={
        <>
          {heading}
          <NarrowedTo ids={filters.values} onDrop={filters.change} />
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
