import type { Metadata } from 'next';
import { ServiceSettingsView } from '@/components/service-settings/service-settings-view';
import { requireStaffOrSupportPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Service settings' };

/** How the backends of resources are reached. */
export default async function ServiceSettingsPage() {
  await requireStaffOrSupportPage();
  return <ServiceSettingsView />;
}
