import type { ReactNode } from 'react';
import { requireStaffPage } from '@/lib/auth/current-person';
import { PersonShell } from '../person-shell';

/** The pages of staff; others are told that there is nothing here. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireStaffPage();
  return <PersonShell>{children}</PersonShell>;
}
