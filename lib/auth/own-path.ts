import { actionsPage, signInPage } from '@/lib/core/routes';

const OWN_ORIGIN = 'http://own.invalid';
/** Longer than any address of ours; mails carry these paths. */
const LONGEST = 1000;

/** Where to go after signing in: the path asked for when it is a page of ours, else the actions. */
export function ownPath(asked: unknown): string {
  if (typeof asked !== 'string' || !asked.startsWith('/')) return actionsPage;
  if (!URL.canParse(asked, OWN_ORIGIN)) return actionsPage;
  const { origin, pathname, search, hash } = new URL(asked, OWN_ORIGIN);
  const isPage = origin === OWN_ORIGIN && !pathname.startsWith('//') && !/^\/api\/auth(\/|$)/.test(pathname);
  const path = `${pathname}${search}${hash}`;
  return isPage && pathname !== signInPage && path.length <= LONGEST ? path : actionsPage;
}
