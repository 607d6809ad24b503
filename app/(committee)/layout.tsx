import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { readsAllAccess } from '@/lib/auth/access-committee';
import { requirePersonPage } from '@/lib/auth/current-person';
import { createContext } from '@/lib/services/create-context';
import { PersonShell } from '../person-shell';

/** The pages of the access committee, which staff and support read too; others are told that there is nothing here. */
export default async function CommitteeLayout({ children }: { children: ReactNode }) {
  if (!(await readsAllAccess(createContext(await requirePersonPage())))) notFound();
  return <PersonShell>{children}</PersonShell>;
}
