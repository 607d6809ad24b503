import type { Metadata } from 'next';
import { RunView } from '@/components/rules/run-view';
import { requireStaffPage } from '@/lib/auth/current-person';
import { idOr404 } from '@/lib/auth/found-or-404';

export const metadata: Metadata = { title: 'Run' };

/** One run of a rule: its people, and what became of each. */
export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaffPage();
  return <RunView id={idOr404((await params).id)} />;
}
