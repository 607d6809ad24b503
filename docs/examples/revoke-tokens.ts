import { z } from 'zod';
import { formatCount } from '@/lib/core/wording';
import { sql } from '@/lib/db/client';
import { defineAction } from '@/lib/plugins/rules/action';
import { verdictOn } from '@/lib/plugins/rules/verdict-on';

/** Revokes all API tokens of a person. */
export const revokeTokens = defineAction({
  key: 'revoke_tokens',
  label: 'Revoke API tokens',
  configSchema: z.strictObject({}),
  example: {},
  sentence: () => 'Revoke all API tokens',
  references: () => [],
  isDestructive: true,
  isReversible: true,
  endsMatch: (filters) => verdictOn(filters, ({ key }) => (key === 'has_tokens' ? false : null)) === false,
  isDone: () =>
    sql`NOT EXISTS (SELECT FROM api_token AS token WHERE token.user_id = person.id AND token.revoked_at IS NULL)`,
  run: async (tx, { userId }) => {
    const tokens = await tx.db.apiToken.updateManyAndReturn({
      where: { user_id: userId, revoked_at: null },
      data: { revoked_at: tx.now },
      select: { id: true },
    });
    if (tokens.length === 0) return { changed: false, note: '', before: null };
    const note = `${formatCount(tokens.length, 'token', 'tokens')} revoked.`;
    return { changed: true, note, before: { token_ids: tokens.map(({ id }) => id) } };
  },
  undo: async (tx, _userId, before) => {
    const { token_ids } = z.object({ token_ids: z.array(z.uuid()) }).parse(before);
    await tx.db.apiToken.updateMany({ where: { id: { in: token_ids } }, data: { revoked_at: null } });
    return '';
  },
});
