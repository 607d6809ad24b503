import { hasTokens } from '@/docs/examples/has-tokens';
import type { RegisteredFilter } from '@/lib/plugins/rules/filter';
import { userStatus } from '@/lib/plugins/rules/filters/user-status';

/** Every filter, in the order of the editor's menu. A new one is a file beside this and a line here. */
export const ruleFilters: readonly RegisteredFilter[] = [userStatus, hasTokens];
