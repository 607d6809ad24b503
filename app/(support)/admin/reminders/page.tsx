import type { Metadata } from 'next';
import { RemindersView } from '@/components/reminders/reminders-view';
import { requireStaffOrSupportPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Reminders' };

/** Who was or will be reminded of what, and why someone was not. */
export default async function RemindersPage() {
  await requireStaffOrSupportPage();
  return <RemindersView />;
}
