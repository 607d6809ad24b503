import { z } from 'zod';
import { exclusionReasons } from '@/lib/contracts/rules/definition';
import { type RulePreview, rulePreview } from '@/lib/contracts/rules/preview';
import type { Ctx } from '@/lib/db/context';
import { cursorAfter } from '@/lib/db/row-cursor';
import { ruleNotices } from '@/lib/services/rules/definition/rule-notices';
import {
  type PreviewRequest,
  type PreviewRow,
  previewStatement,
} from '@/lib/services/rules/previews/preview-statement';

/** A preview, how many people there are on all pages of its list, and the cursor behind the last of this one. */
export type PreviewPage = { answer: RulePreview; total: number; next: string | null };

const lists = z.object({
  users: rulePreview.shape.users,
  excluded_users: rulePreview.shape.excluded_users,
  since_last: rulePreview.shape.since_last,
});

/** Whom a rule would act on, or warn. One statement, which also keeps the snapshot where one is kept. */
export async function makePreview({ db }: Ctx, request: PreviewRequest): Promise<PreviewPage> {
  const [row] = await db.$queryRaw<PreviewRow[]>(previewStatement(request));
  if (row === undefined) throw new Error('A preview gave no row.');
  const { excluded, ...rest } = row;
  const counts = {
    found: row.count,
    active: row.active,
    unreachable: row.unreachable,
    otherApprovers: row.other_approvers,
  };
  const inAll = exclusionReasons.map((reason) => [reason, excluded[reason] ?? 0] as const);
  const leftOut = inAll.reduce((sum, [, people]) => sum + people, 0);
  const answer: RulePreview = {
    count: row.count,
    matched: row.count + leftOut,
    set_hash: row.set_hash,
    ...lists.parse(rest),
    excluded: z.record(z.enum(exclusionReasons), z.int()).parse(Object.fromEntries(inAll)),
    without_date: row.without_date,
    notices: ruleNotices(request.target.definition, counts),
  };
  return { answer, total: row.total, next: nextCursor(row, request) };
}

function nextCursor({ last_keys, total }: PreviewRow, { page: { cursor, page, page_size } }: PreviewRequest) {
  const skipped = cursor === undefined ? (page - 1) * page_size : 0;
  return last_keys === null || total <= skipped + page_size ? null : cursorAfter(last_keys);
}
