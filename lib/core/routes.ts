import type { ErrorCode } from '@/lib/core/errors';

/** Every address of the application is built here. */

export const signInPage = '/sign-in';
export const actionsPage = '/actions';
export const historyPage = '/history';
export const preferencesPage = '/preferences';
export const adminProvidersPage = '/admin/providers';
export const adminImportsPage = '/admin/imports';
export const adminSettingsPage = '/admin/settings';
export const apiDocsPage = '/api/docs/';
export const openApiFile = '/api/openapi.json';

/** One action, opened beside the list. */
export function actionPage(uuid: string): string {
  return `${actionsPage}/${uuid}`;
}

/** One import with its errors. */
export function adminImportPage(uuid: string): string {
  return `${adminImportsPage}/${uuid}`;
}

/** Where a person sets a password with a one-time link. */
export function setPasswordPage(token: string): string {
  return `/set-password?token=${encodeURIComponent(token)}`;
}

/** Where a person stops the daily digest, or has it again, without signing in. */
export function unsubscribePage(token: string): string {
  return `/unsubscribe?token=${encodeURIComponent(token)}`;
}

/** A file that the API's interactive page loads. */
export function apiDocsAsset(name: string): string {
  return `${apiDocsPage}${name}`;
}

/** What an error code means and what to do about it. */
export function errorPage(code: ErrorCode): string {
  return `/docs/errors/${code}`;
}

/** The sign-in page, leading back to where somebody wanted to go. */
export function signInPageFor(returnTo: string): string {
  return `${signInPage}?${new URLSearchParams({ returnTo })}`;
}

/** An operation's path with its `{names}` filled in. */
export function fillPath(path: string, params: Readonly<Record<string, unknown>>): string {
  const [start = '', ...rest] = path.split('{');
  return rest.reduce((filled, part) => {
    const end = part.indexOf('}');
    return filled + encodeURIComponent(String(params[part.slice(0, end)])) + part.slice(end + 1);
  }, start);
}
