import type { ReactNode } from 'react';
import { requireAccessReaderPage } from '@/lib/auth/current-person';
import { PersonShell } from '../person-shell';

/** The pages of the access committee, which staff and support read too; others are told that there is nothing here. */
export default async function CommitteeLayout({ children }: { children: ReactNode }) {
  await requireAccessReaderPage();
  return <PersonShell>{children}</PersonShell>;
}
