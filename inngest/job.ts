import type { z } from 'zod';
import type { DomainEvent } from '@/lib/core/events';
import type { Ctx } from '@/lib/db/context';
import { validationError } from '@/lib/http/problem';

/** What a job did, as one JSON object. */
export type JobResult = Readonly<Record<string, unknown>>;

/** One line of a job's timetable. */
export type TimetableLine = {
  /** Tells the line from the job's others. */
  key: string;
  /** Five fields, in the installation's time zone. */
  cron: string;
  lastRunAt: Date | null;
  payload: JobResult;
};

/** When a job runs by itself: one cron expression in the installation's time zone, or lines that are read when asked for. */
export type Timetable = string | ((ctx: Ctx) => Promise<TimetableLine[]>);

/** One job, run by whichever engine there is. Every run may happen twice: service functions are safe to repeat. */
export type Job = {
  id: string;
  description: string;
  timetable: Timetable;
  /** The event that also starts it, and becomes its payload. */
  event: DomainEvent['type'] | null;
  /** Of the jobs with one key, one runs at a time. */
  concurrencyKey: string;
  /** @throws DomainError validation_failed for a payload that `run` cannot read. */
  check: (payload: unknown) => void;
  /** @throws DomainError validation_failed for a payload of another shape. */
  run: (ctx: Ctx, payload: unknown) => Promise<JobResult>;
};

type Declared<P extends z.ZodType> = Omit<Job, 'check' | 'run'> & {
  payload: P;
  run: (ctx: Ctx, payload: z.output<P>) => Promise<JobResult>;
};

/** Declares a job whose payload is checked before it runs. */
export function defineJob<P extends z.ZodType>({ payload: schema, run, ...job }: Declared<P>): Job {
  const read = (payload: unknown): z.output<P> => {
    const parsed = schema.safeParse(payload);
    if (!parsed.success) throw validationError(parsed.error);
    return parsed.data;
  };
  return { ...job, check: (payload) => void read(payload), run: async (ctx, payload) => run(ctx, read(payload)) };
}
