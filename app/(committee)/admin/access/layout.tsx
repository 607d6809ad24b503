import type { ReactNode } from 'react';
import { requireAccessReaderPage } from '@/lib/auth/current-person';
import { PersonShell } from '../../../person-shell';

/** The pages of the access committee; others than them, staff and support are told that there is nothing here. */
export default async function AccessReviewLayout({ children }: { children: ReactNode }) {
  await requireAccessReaderPage();
  return <PersonShell>{children}</PersonShell>;
}
