import { redirect } from 'next/navigation';
import { requirePersonPage } from '@/lib/auth/current-person';
import { actionsPage } from '@/lib/core/routes';

/** The way in: to what needs the person, after signing in where that is needed. */
export default async function HomePage() {
  await requirePersonPage();
  redirect(actionsPage);
}
