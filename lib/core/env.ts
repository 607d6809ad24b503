import '@/lib/core/validation-sentences';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';

const flag = z.enum(['0', '1']).transform((value) => value === '1');

/** Networks, separated by commas, such as 10.1.0.0/16. */
const networks = z
  .string()
  .default('')
  .transform((value) => value.split(',').map((one) => one.trim()))
  .transform((parts) => parts.filter((one) => one !== ''))
  .refine((parts) => parts.every((one) => ipaddr.isValidCIDR(one)), 'Must be networks, for example 10.1.0.0/16.');

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  AUTH_SECRET: z.string().min(32).optional(),
  HEED_CREDENTIAL_KEYS: z
    .string()
    .regex(
      /^[\w-]{1,40}:[\w-]{43}(,[\w-]{1,40}:[\w-]{43})*$/,
      'Must be keys: an id, a colon and 32 bytes in base64url.',
    )
    .optional(),
  AUTH_URL: z.url({ protocol: /^https?$/ }).optional(),
  HOST: z.string().default('127.0.0.1'),
  HEED_URL: z.url().default('http://127.0.0.1:3000'),
  HEED_SITE_NAME: z.string().min(1).default('Heed'),
  HEED_DEMO: z.enum(['0', '1', 'public']).default('0'),
  HEED_JOBS: z.enum(['on', 'off']).default('on'),
  HEED_DATA: z.string().default('.heed'),
  HEED_TIME_ZONE: z.string().default('UTC'),
  HEED_TRUST_PROXY: flag.default(false),
  HEED_DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(10),
  HEED_CLOCK: z.iso
    .datetime({ offset: true })
    .transform((value) => new Date(value))
    .optional(),
  HEED_CLOCK_STARTED_AT: z.coerce.number().int().positive().optional(),
  HEED_LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  HEED_MAIL_FROM: z.string().min(3).max(300).default('Heed <heed@localhost>'),
  HEED_OIDC_ISSUER: z.url().optional(),
  HEED_OIDC_CLIENT_ID: z.string().optional(),
  HEED_OIDC_CLIENT_SECRET: z.string().optional(),
  HEED_OIDC_NAME: z.string().default('Single sign-on'),
  HEED_WEBHOOK_NETWORKS: networks,
  HEED_ORDER_SOURCE_URL: z.url({ protocol: /^https?$/ }).optional(),
  HEED_ORDER_SOURCE_TOKEN: z
    .string()
    .regex(/^[!-~]+$/, 'Must contain only visible ASCII characters.')
    .optional(),
  HEED_ORDER_SOURCE_STORE: z.string().min(1).max(100).optional(),
  HEED_ORDER_SOURCE_NAME: z.string().min(1).max(100).default('the order source'),
  INNGEST_BASE_URL: z.url().optional(),
  INNGEST_DEV: z.string().optional(),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{16,}={0,2}$/, 'Must be a signing secret, whsec_ and base64.')
    .optional(),
});

export type Env = z.infer<typeof schema>;

/** Reads settings from environment variables. @throws Error with one sentence that names each bad variable. */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Invalid environment variables: ${problems.join(' ')}`);
}

/** The environment of this process, read once. The only place that touches process.env. */
export const env: Env = parseEnv(process.env);

/** Whether anyone on the internet may use this installation as a demo: nothing leaves it then. */
export function isPublicDemo(): boolean {
  return env.HEED_DEMO === 'public';
}

/** Whether a mail that is sent can reach anybody: without a provider it is only kept where staff can read it. */
export function sendsMail(): boolean {
  return env.RESEND_API_KEY !== undefined && !isPublicDemo();
}
