import type { ToastMessage } from '@/components/ui/toast';
import { CallError } from '@/lib/client/call';

/** Whether the server says that this may no longer be there to do. */
export function mayBeOver(error: Error): boolean {
  return error instanceof CallError && (error.code === 'moved_on' || error.code === 'not_found');
}

/** What is said of a corrective action that was not done: the server's reason, and that its row left only if it did. */
export function notDone(error: Error, hasLeft: boolean): ToastMessage {
  if (!hasLeft) return { tone: 'danger', title: 'Couldn’t do this', description: error.message };
  const title = error instanceof CallError && error.code === 'moved_on' ? 'Already done' : 'You no longer have access';
  return { tone: 'warning', title, description: `${error.message} It was removed from your list.` };
}
