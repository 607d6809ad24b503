import { ruleBody } from '@/lib/contracts/rules/body';
import { clock } from '@/lib/core/clock';
import { env, sendsMail } from '@/lib/core/env';
import { nextTick } from '@/lib/core/next-tick';
import { database } from '@/lib/db/client';
import { inviteUser } from '@/lib/services/people/invite-user';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { createRule } from '@/lib/services/rules/lifecycle/create-rule';
import { listRuleTemplates } from '@/lib/services/rules/parts/list-rule-templates';
import { approveRun } from '@/lib/services/rules/runs/approve-run';
import { runRules } from '@/lib/services/rules/runs/run-rules';
import { contextOf, systemAt } from '@/prisma/demo/context-of';
import { invitedNames, keyOf, latestRulesRun, RULES_CRON, RULES_DAYS } from '@/prisma/demo/former-people';
import type { DemoKey } from '@/prisma/demo/people';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** In an installation this small, the usual share of active people is a single person. */
const caps: Readonly<Record<string, { max_users: number; max_percent: number }>> = {
  delete_suspended: { max_users: 10, max_percent: 25 },
  remind_never_signed_in: { max_users: 50, max_percent: 50 },
};

/**
 * What the rules of the demo did in the last weeks: one reminds people; one suspended somebody after a warning, whom a second
 * admin had approved, and is in quarantine by now; one waits for approval. With a mail provider nothing is played.
 */
export async function playRules(): Promise<void> {
  if (sendsMail()) return;
  const newest = latestRulesRun(clock());
  const begin = new Date(newest.getTime() - RULES_DAYS * DAY_MS - 2 * HOUR_MS);
  await invitePeople(new Date(begin.getTime() - 13 * DAY_MS));
  const astrid = await contextAt('astrid', begin);
  for (const { key, ...template } of await listRuleTemplates(astrid)) {
    const { id } = await createRule(astrid, ruleBody.parse({ ...template, caps: caps[key] ?? template.caps }));
    await activateRule(astrid, { id });
  }
  for (const tick of ticksBetween(begin, newest)) {
    await runAt(tick.getTime() + MINUTE_MS);
    if (tick.getTime() === newest.getTime()) return;
    await approveWaitingRuns(new Date(tick.getTime() + 5 * HOUR_MS));
    await runAt(tick.getTime() + 5 * HOUR_MS + MINUTE_MS);
  }
}

async function invitePeople(at: Date): Promise<void> {
  const astrid = await contextAt('astrid', at);
  for (const name of invitedNames) {
    const { id } = await database().user.findUniqueOrThrow({ where: { external_id: `demo-${keyOf(name)}` } });
    await inviteUser(astrid, { uuid: id });
  }
}

async function approveWaitingRuns(at: Date): Promise<void> {
  const ingrid = await contextAt('ingrid', at);
  const waiting = await database().ruleRun.findMany({ where: { state: 'waiting_for_approval' } });
  for (const { id, set_hash } of waiting) await approveRun(ingrid, { id, set_hash });
}

async function runAt(time: number): Promise<void> {
  await runRules(systemAt(0), { clock: () => new Date(time) });
}

function ticksBetween(begin: Date, end: Date): Date[] {
  const ticks: Date[] = [];
  let tick = nextTick(RULES_CRON, begin, env.HEED_TIME_ZONE);
  while (tick !== null && tick <= end) {
    ticks.push(tick);
    tick = nextTick(RULES_CRON, tick, env.HEED_TIME_ZONE);
  }
  return ticks;
}

async function contextAt(key: DemoKey, now: Date) {
  return { ...(await contextOf(key, 0)), now };
}
