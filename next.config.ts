import type { NextConfig } from 'next';

const config: NextConfig = {
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  typedRoutes: false,
  serverExternalPackages: ['graphile-worker', 'pg', '@node-rs/argon2', 'pino', '@react-email/render'],
};

export default config;
