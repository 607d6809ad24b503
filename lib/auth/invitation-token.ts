import { timingSafeEqual } from 'node:crypto';
import { linkSecret } from '@/lib/auth/link-secret';
import { hashOfSecret } from '@/lib/auth/token-hash';
import { uuid } from '@/lib/contracts/common';

/** Who is asked by mail to decide about which invitation, by which of its links. */
type ReviewLink = { invitationId: string; linkId: string; reviewerId: string };

/** The secret that lets one person decide about an invitation without signing in. Nothing of it is stored. */
export function reviewToken({ invitationId, linkId, reviewerId }: ReviewLink): string {
  return `${invitationId}.${reviewerId}.${linkSecret(`${linkId}:${reviewerId}`)}`;
}

/** What such a token claims; null for what is none. Whether it is true is asked with `isReviewToken`. */
export function claimsOf(token: string): Omit<ReviewLink, 'linkId'> | null {
  const [invitationId, reviewerId] = token.split('.').map((part) => uuid.safeParse(part).data);
  return invitationId === undefined || reviewerId === undefined ? null : { invitationId, reviewerId };
}

/** Whether a token is that of a link. */
export function isReviewToken(token: string, link: ReviewLink): boolean {
  return timingSafeEqual(hashOfSecret(token), hashOfSecret(reviewToken(link)));
}
