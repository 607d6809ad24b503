import { linkSecret } from '@/lib/auth/link-secret';
import { actionsPage, returningTo, setPasswordPage, signInLinkPage } from '@/lib/core/routes';
import { absoluteUrl } from '@/lib/emails/absolute-url';

/** What a one-time link is for. */
export const linkPurposes = ['set_password', 'sign_in'] as const;

export type LinkPurpose = (typeof linkPurposes)[number];

const pages: Readonly<Record<LinkPurpose, (token: string) => string>> = {
  set_password: setPasswordPage,
  sign_in: signInLinkPage,
};

/** The whole address of a link. Whoever has it can use the link. `returnTo` is where it leads in the end. */
export function accountLinkUrl(purpose: LinkPurpose, id: string, returnTo: string = actionsPage): string {
  return absoluteUrl(returningTo(pages[purpose](linkSecret(id)), returnTo));
}
