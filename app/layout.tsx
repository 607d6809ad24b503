import './globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { themeCookie, themeOf } from '@/components/shell/theme';
import { Banner } from '@/components/ui/banner';
import { Toaster } from '@/components/ui/toaster';
import { env, isPublicDemo } from '@/lib/core/env';

export const metadata: Metadata = {
  title: { default: env.HEED_SITE_NAME, template: `%s · ${env.HEED_SITE_NAME}` },
  description: 'What needs your attention, and what you can do about it.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { viewportFit: 'cover', colorScheme: 'light dark' };

/** The frame of every page: typeface, theme and the place where messages appear. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <html lang="en" suppressHydrationWarning {...(theme !== 'system' && { 'data-theme': theme })}>
      <body>
        {isPublicDemo() && (
          <Banner>
            This is a public demo. Everyone shares it and sees what you do. Email, webhooks, imports, invitations and
            tokens are turned off.
          </Banner>
        )}
        {children}
        <Toaster />
      </body>
    </html>
  );
}
