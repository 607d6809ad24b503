import type { Metadata } from 'next';
import { EditRequirementView } from '@/components/access/requirements/edit-requirement-view';
import { requireAccessCommitteePage } from '@/lib/auth/current-person';
import { foundOr404, idOr404 } from '@/lib/auth/found-or-404';
import { readAccessRequirement } from '@/lib/services/access-requirements/read-access-requirement';
import { createContext } from '@/lib/services/create-context';

export const metadata: Metadata = { title: 'Edit requirement' };

/** The form of a stored requirement. */
export default async function EditAccessRequirementPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = createContext(await requireAccessCommitteePage());
  const id = idOr404((await params).id);
  await foundOr404(readAccessRequirement(ctx, { id }));
  return <EditRequirementView id={id} />;
}
