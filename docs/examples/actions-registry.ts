import { revokeTokens } from '@/docs/examples/revoke-tokens';
import type { RegisteredAction } from '@/lib/plugins/rules/action';
import { suspendUser } from '@/lib/plugins/rules/actions/suspend-user';

/** Every action, in the order of the editor's menu. A new one is a file beside this and a line here. */
export const ruleActions: readonly RegisteredAction[] = [suspendUser, revokeTokens];
