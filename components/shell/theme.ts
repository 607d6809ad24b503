/** Which colours a person wants; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

/** Remembers the theme in this browser, where the server finds it before the first paint. */
export const themeCookie = 'heed-theme';

const YEAR_SECONDS = 31_536_000;

/** The theme that a cookie's value names. */
export function themeOf(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** The theme that the page shows now. */
export function currentTheme(): Theme {
  return themeOf(document.documentElement.dataset['theme']);
}

/** Shows a theme at once and remembers it. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  const ageSeconds = theme === 'system' ? 0 : YEAR_SECONDS;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers still in use
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${ageSeconds}; samesite=lax`;
}
