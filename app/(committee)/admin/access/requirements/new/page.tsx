import type { Metadata } from 'next';
import { NewRequirementView } from '@/components/access/requirements/new-requirement-view';
import { requireAccessCommitteePage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Create requirement' };

/** The empty form of a requirement. */
export default async function NewAccessRequirementPage() {
  await requireAccessCommitteePage();
  return <NewRequirementView />;
}
