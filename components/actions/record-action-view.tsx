'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { actionQuery } from '@/components/actions/queries';
import { useRecordView } from '@/components/actions/use-record-view';
import { FROM_ACTION } from '@/lib/core/named-pages';

/** Records that the action which led to a page was looked at, on pages that don’t list the actions about their object. */
export function RecordActionView() {
  const from = useSearchParams().get(FROM_ACTION) ?? '';
  const { data } = useQuery({ ...actionQuery(from), enabled: from !== '' });
  useRecordView(data && [data]);
  return null;
}
