import type { NextConfig } from 'next';

/** Benchmarks build the application once more, beside the real build, with the routes that only they need. */
const forBenchmarks: NextConfig = { distDir: '.heed/bench-build', pageExtensions: ['bench.ts', 'ts', 'tsx'] };

const config: NextConfig = {
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  typedRoutes: false,
  // `npm run verify` checks types, once and not again for everybody who builds.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'graphile-worker',
    'pg',
    '@node-rs/argon2',
    'pino',
    'pdfkit',
    'fontkit',
    'sharp',
    '@react-email/render',
  ],
  ...(process.env['HEED_BENCH'] === '1' ? forBenchmarks : {}),
};

export default config;
