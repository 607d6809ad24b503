import type { ReactNode } from 'react';
import { PersonShell } from '../person-shell';

/** The pages of a signed-in person. */
export default function UserLayout({ children }: { children: ReactNode }) {
  return <PersonShell>{children}</PersonShell>;
}
