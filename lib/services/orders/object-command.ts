import type { ObjectCommand } from '@/lib/contracts/marketplace/details';

type Asked = 'body' | 'comment_field' | 'day_field' | 'limits';

/** What has to be said of a command; it sends nothing and asks for nothing unless it says so. */
export type CommandWords = Omit<ObjectCommand, Asked> & Partial<Pick<ObjectCommand, Asked>>;

/** A command as the API shows it. */
export function objectCommand(words: CommandWords): ObjectCommand {
  return { body: {}, comment_field: null, day_field: null, limits: [], ...words };
}
