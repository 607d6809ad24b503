import type { RegisteredAction } from '@/lib/plugins/rules/action';

/** Every action, in the order of the editor's menu. A new one is a file beside this and a line here. */
export const ruleActions: readonly RegisteredAction[] = [];
