import type { ListPage } from '@/lib/client/list-page-query';
import type { AnswerOf } from '@/lib/contracts/operation';
import type { listUsersOperation, User } from '@/lib/contracts/people/users';

type Listed = AnswerOf<typeof listUsersOperation>[number];

/** A page of people as staff and support are answered it. */
export function asStaffSee({ rows, total }: ListPage<Listed>): ListPage<User> {
  return { rows: rows.filter(isUser), total };
}

/** Whether a listed person has what only staff and support see. */
export function isUser(listed: Listed): listed is User {
  return 'status' in listed;
}
