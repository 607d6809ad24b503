import { database } from '@/lib/db/client';
import { closeCustomerReview } from '@/lib/services/reviews/close-customer-review';
import { closeProjectReview } from '@/lib/services/reviews/close-project-review';
import { openDueReviews } from '@/lib/services/reviews/open-due-reviews';
import { contextOf, systemAt } from '@/prisma/demo/context-of';

const DAY_HOURS = 24;

/** Projects whose reviews nobody has closed yet. */
const waiting = ['Climate archive', 'Summer school'];

/** Reviews of who has access: the organisations and most projects are reviewed, two wait for their owner. */
export async function playReviews(): Promise<void> {
  await openDueReviews(systemAt(25 * DAY_HOURS));
  const staff = await contextOf('astrid', 22 * DAY_HOURS);
  const open = await database().permissionReview.findMany({
    where: { closed: null },
    include: { project: { select: { name: true } } },
    orderBy: { id: 'asc' },
  });
  for (const { id: uuid, project } of open) {
    if (project === null) await closeCustomerReview(staff, { uuid });
    else if (!waiting.includes(project.name)) await closeProjectReview(staff, { uuid });
  }
}
