import type { Metadata } from 'next';
import { AudienceView } from '@/components/audiences/audience-view';
import { requireStaffPage } from '@/lib/auth/current-person';
import { foundOr404, uuidOr404 } from '@/lib/auth/found-or-404';
import { readAudience } from '@/lib/services/audiences/read-audience';
import { createContext } from '@/lib/services/create-context';

export const metadata: Metadata = { title: 'Audience' };

/** One audience with its members. */
export default async function AudiencePage({ params }: { params: Promise<{ uuid: string }> }) {
  const ctx = createContext(await requireStaffPage());
  const audience = await foundOr404(readAudience(ctx, { uuid: uuidOr404(await params) }));
  return <AudienceView initial={audience} />;
}
