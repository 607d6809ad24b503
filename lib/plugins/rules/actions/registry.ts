import type { RegisteredAction } from '@/lib/plugins/rules/action';
import { addToAudience } from '@/lib/plugins/rules/actions/add-to-audience';
import { deleteUser } from '@/lib/plugins/rules/actions/delete-user';
import { notifyUser } from '@/lib/plugins/rules/actions/notify-user';
import { purgeUser } from '@/lib/plugins/rules/actions/purge-user';
import { reinstateUser } from '@/lib/plugins/rules/actions/reinstate-user';
import { removeFromAudience } from '@/lib/plugins/rules/actions/remove-from-audience';
import { revokeRoles } from '@/lib/plugins/rules/actions/revoke-roles';
import { suspendUser } from '@/lib/plugins/rules/actions/suspend-user';

/** Every action, in the order of the editor's menu. A new one is a file beside this and a line here. */
export const ruleActions: readonly RegisteredAction[] = [
  suspendUser,
  reinstateUser,
  deleteUser,
  purgeUser,
  revokeRoles,
  notifyUser,
  addToAudience,
  removeFromAudience,
];
