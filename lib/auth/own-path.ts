import { actionsPage, signInPage } from '@/lib/core/routes';

const OWN_ORIGIN = 'http://own.invalid';

/** Where to go after signing in: the path asked for when it is a page of ours, else the actions. */
export function ownPath(asked: unknown): string {
  if (typeof asked !== 'string' || !asked.startsWith('/') || !URL.canParse(asked, OWN_ORIGIN)) return actionsPage;
  const { origin, pathname, search, hash } = new URL(asked, OWN_ORIGIN);
  const isPage = origin === OWN_ORIGIN && !pathname.startsWith('//') && !/^\/api\/auth(\/|$)/.test(pathname);
  return isPage && pathname !== signInPage ? `${pathname}${search}${hash}` : actionsPage;
}
