import type { Metadata } from 'next';
import { SettingsView } from '@/components/settings/settings-view';
import { requireStaffPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Settings' };

/** What the whole installation does. */
export default async function SettingsPage() {
  await requireStaffPage();
  return <SettingsView />;
}
