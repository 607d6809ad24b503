'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type DayLine, linesByDay } from '@/components/access/review/notice-days';
import type { noticeFilters } from '@/components/access/review/notice-filters';
import { noticeDaysQuery } from '@/components/access/review/queries';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { IconButton } from '@/components/ui/icon-button';
import { MonthAgenda } from '@/components/ui/month-agenda';
import { MonthGrid } from '@/components/ui/month-grid';
import { QueryError } from '@/components/ui/query-error';
import { toneIcon, toneText } from '@/components/ui/tone';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import { laterMonth, monthOf, weeksOf } from '@/lib/core/months';
import { dayIn, formatCount, formatMonth, formatWeekday } from '@/lib/core/wording';

type Values = ReturnType<typeof noticeFilters.parse>;

interface NoticeCalendarProps {
  /** What narrows the list narrows the calendar, but for its own days and order. */
  matching: ReturnType<typeof noticeFilters.matching>;
  month: string;
  onChange: (changes: Partial<Values>) => void;
  onOpen: (day: string) => void;
}

/** The notices of a month, day by day in the reader’s zone. */
export function NoticeCalendar({ matching, month: asked, onChange, onOpen }: NoticeCalendarProps) {
  const { time_zone } = useMe();
  const today = dayIn(useNow(), time_zone);
  const month = asked === '' ? monthOf(today) : asked;
  const days = weeksOf(month).flat();
  const {
    o: _o,
    scheduled_after: _after,
    scheduled_before: _before,
    page: _page,
    page_size: _size,
    ...same
  } = matching;
  const [first_day = '', last_day = ''] = [days[0], days.at(-1)];
  const counted = useQuery(noticeDaysQuery({ ...same, first_day, last_day, time_zone }));
  const lines = linesByDay(counted.data ?? []);
  const linesOf = (day: string) => lines.get(day) ?? [];
  const go = (to: string) => onChange({ month: to === monthOf(today) ? '' : to });
  const shown = {
    sayDay: (day: string) => `${formatWeekday(day)}: ${inWords(linesOf(day))}`,
    hasSomething: (day: string) => linesOf(day).length > 0,
    label: formatMonth(month),
    month,
    onOpen,
    today,
  };
  if (counted.data === undefined && counted.error !== null) {
    return <QueryError title="Couldn’t load the calendar" error={counted.error} query={counted} />;
  }
  return (
    <section aria-label="Calendar of notices" aria-busy={counted.isFetching} className="space-y-3">
      <MonthHeading month={month} onGo={go} today={today} />
      <div className={classNames('max-sm:hidden', counted.isPlaceholderData && 'opacity-60')}>
        <MonthGrid {...shown} onMonthChange={go} renderDay={(day) => <Lines lines={linesOf(day)} />} />
      </div>
      <div className="-mx-4 sm:hidden">
        <MonthAgenda
          {...shown}
          empty={counted.data === undefined ? 'Loading…' : `No notices in ${formatMonth(month)}.`}
          renderDay={(day) => <Lines lines={linesOf(day)} isSpelledOut />}
        />
      </div>
    </section>
  );
}

function inWords(lines: readonly DayLine[]): string {
  return lines.length === 0 ? 'no notices' : lines.map(({ sentence }) => sentence).join(', ');
}

interface MonthHeadingProps {
  month: string;
  onGo: (month: string) => void;
  today: string;
}

function MonthHeading({ month, onGo, today }: MonthHeadingProps) {
  return (
    <div className="flex items-center gap-1">
      <h2 aria-live="polite" className="me-auto font-semibold text-lg">
        {formatMonth(month)}
      </h2>
      <Button variant="secondary" isDisabled={month === monthOf(today)} onPress={() => onGo(monthOf(today))}>
        Today
      </Button>
      <IconButton icon={<ChevronLeft />} label="Previous month" onPress={() => onGo(laterMonth(month, -1))} />
      <IconButton icon={<ChevronRight />} label="Next month" onPress={() => onGo(laterMonth(month, 1))} />
    </div>
  );
}

/** What there is on a day: a line for each type that is scheduled, and for each outcome. */
function Lines({ isSpelledOut = false, lines }: { isSpelledOut?: boolean; lines: readonly DayLine[] }) {
  return (
    <span className="flex min-w-0 flex-col gap-0.5 text-sm">
      {lines.map(({ count, key, sentence, tone, word }) => {
        const Icon = toneIcon[tone];
        return (
          <span key={key} className={classNames('flex items-center gap-1 tabular-nums', toneText[tone])}>
            <Icon aria-hidden className="size-3.5 shrink-0" />
            <span className="truncate">{isSpelledOut ? sentence : formatCount(count, word, word)}</span>
          </span>
        );
      })}
    </span>
  );
}
