import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { PreferencesView } from '@/components/preferences/preferences-view';
import { KeyList } from '@/components/shell/key-list';
import { themeCookie, themeOf } from '@/components/shell/theme';
import { signOutOfAll } from '../../sign-out';
import { ThemeChoice } from './theme-choice';

export const metadata: Metadata = { title: 'Preferences' };

/** What a person decides for themselves. */
export default async function PreferencesPage() {
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <PreferencesView keyList={<KeyList />} themeChoice={<ThemeChoice initial={theme} />} signOutOfAll={signOutOfAll} />
  );
}
