import type { ReactNode } from 'react';
import { requireStaffOrSupportPage } from '@/lib/auth/current-person';
import { PersonShell } from '../person-shell';

/** The pages of the admin that support reads, too; others are told that there is nothing here. */
export default async function SupportLayout({ children }: { children: ReactNode }) {
  await requireStaffOrSupportPage();
  return <PersonShell>{children}</PersonShell>;
}
