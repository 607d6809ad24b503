import type { Metadata } from 'next';
import { DemoWarning } from '@/app/demo-warning';
import { PeopleView } from '@/components/people/people-view';
import { requireStaffPage } from '@/lib/auth/current-person';
import { sendsMail } from '@/lib/core/env';

export const metadata: Metadata = { title: 'People' };

/** Who may sign in, and who is invited. */
export default async function PeoplePage() {
  await requireStaffPage();
  return (
    <>
      <DemoWarning />
      <PeopleView sendsMail={sendsMail()} />
    </>
  );
}
