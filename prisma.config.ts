import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'prisma/config';

const root = import.meta.dirname;

const ours = path.join(root, 'scripts/schema-engine.mjs');

/** Prisma's own engine, where its download worked; otherwise ours, which needs none, and knows who may make databases. */
function schemaEngine(): string {
  if (process.env['HEED_MAINTENANCE_URL']) return ours;
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/engines/package.json'));
  const downloaded = readdirSync(folder).find((name) => /^schema-engine-(?!.*\.(gz|sha256|tmp)).+$/.test(name));
  return downloaded ? path.join(folder, downloaded) : ours;
}

process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= schemaEngine();

export default defineConfig({
  schema: path.join(root, 'prisma/schema'),
  migrations: { path: path.join(root, 'prisma/migrations'), seed: 'tsx prisma/seed.ts' },
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
});
