import { z } from 'zod';
import { operation } from '@/lib/contracts/operation';

export const healthOperation = operation({
  id: 'health',
  method: 'GET',
  path: '/api/health/',
  summary: 'Check that the process is alive',
  permission: 'ANYBODY',
  answer: z.strictObject({ status: z.literal('alive') }),
});

const check = z.enum(['ok', 'failing', 'off']);

export const readyOperation = operation({
  id: 'ready',
  method: 'GET',
  path: '/api/ready/',
  summary: 'Check that the process can serve: database, migrations and jobs',
  permission: 'ANYBODY',
  answer: z.strictObject({ status: z.literal('ready'), database: check, migrations: check, jobs: check }),
  errors: ['unavailable'],
});
