import { clock } from '@/lib/core/clock';
import { database, sql } from '@/lib/db/client';

type Made = {
  name: string;
  filters: object;
  actionKey: string;
  actionConfig?: object;
  authorId: string;
  nextRunAt?: Date;
  order?: number;
  warnDays?: number;
  repeatDays?: number;
};

/** An active rule in its first version, with caps that nothing is above. @returns its id */
export async function makeBenchRule({
  actionConfig = {},
  actionKey,
  authorId,
  filters,
  name,
  nextRunAt,
  order = 100,
  repeatDays,
  warnDays = 0,
}: Made) {
  const now = clock();
  const { id } = await database().scheduledRule.create({
    data: {
      name,
      status: 'active',
      cron: '20 3 * * *',
      time_zone: 'UTC',
      run_order: order,
      next_run_at: nextRunAt ?? null,
      created: now,
      modified: now,
    },
  });
  await database().ruleVersion.create({
    data: {
      rule_id: id,
      version: 1,
      author_id: authorId,
      at: now,
      action_key: actionKey,
      action_config: actionConfig,
      filters,
      max_users: 1_000_000,
      max_percent: 100,
      warn_days: warnDays,
      repeat_days: repeatDays ?? null,
      excluded_user_ids: [],
    },
  });
  return id;
}

/** People who are active, each in one of so many teams by their affiliation; two of them staff, whose ids are answered. */
export async function makeBenchPeople(people: number, teams: number): Promise<[string, string]> {
  await database().$executeRaw(sql`
    INSERT INTO user_account (email, username, full_name, affiliations, created, modified)
    SELECT 'u' || i || '@bench.example', 'u' || i, 'Person ' || i, ARRAY['team ' || i % ${teams}::int], now(), now()
    FROM generate_series(1, ${people}::int) AS i`);
  const [author, approver] = await database().$queryRaw<{ id: string }[]>(sql`
    INSERT INTO user_account (email, username, full_name, is_staff, created, modified)
    SELECT 'staff' || i || '@bench.example', 'staff' || i, 'Staff ' || i, true, now(), now() FROM generate_series(1, 2) AS i RETURNING id`);
  await database().$executeRaw(sql`VACUUM (ANALYZE) user_account`);
  return [author?.id ?? '', approver?.id ?? ''];
}
