import { env } from '@/lib/core/env';

/** The security headers of a page. Scripts run only with the nonce, or when one that ran loads them. */
export function pageHeaders(nonce: string) {
  return {
    'content-security-policy': contentPolicy(nonce),
    // Links with tokens tell no other site; stricter, a form sent without scripts would come from the origin null, and be refused.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  };
}

/** Styles may be inline: the components place popovers by style attributes and toasts bring their own sheet. */
function contentPolicy(nonce: string): string {
  const isDevelopment = env.NODE_ENV === 'development';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    `form-action ${["'self'", ...providerOrigin()].join(' ')}`,
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Browsers hold the answer to a form to form-action, too, and the provider's button is a form. */
function providerOrigin(): string[] {
  return env.HEED_OIDC_ISSUER === undefined ? [] : [new URL(env.HEED_OIDC_ISSUER).origin];
}
