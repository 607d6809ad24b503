/** The request header in which the proxy tells pages their own path, to come back to after signing in. Never a permission. */
export const askedPathHeader = 'x-heed-path';
