import { requirePerson } from '@/lib/auth/require';
import type { InputOf } from '@/lib/contracts/operation';
import type { listSessionsOperation, Session } from '@/lib/contracts/people/sessions';
import type { Ctx } from '@/lib/db/context';

/** The caller's open sessions, the one last seen first. */
export async function listSessions(
  ctx: Ctx,
  { page, page_size }: InputOf<typeof listSessionsOperation>,
): Promise<{ rows: Session[]; total: number }> {
  const { userId, via, credential } = requirePerson(ctx);
  const where = { user_id: userId, ended_at: null, expires_at: { gt: ctx.now } };
  const found = await ctx.db.session.findMany({
    where,
    orderBy: [{ last_seen_at: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * page_size,
    take: page_size,
  });
  const rows = found.map(({ id, browser, network, created, last_seen_at, expires_at }) => ({
    uuid: id,
    browser,
    network,
    created: created.toISOString(),
    last_seen_at: last_seen_at.toISOString(),
    expires_at: expires_at.toISOString(),
    is_current: via === 'session' && id === credential,
  }));
  return { rows, total: await ctx.db.session.count({ where }) };
}
