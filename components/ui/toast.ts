import { toast as show } from 'sonner';

/** A message that appears for a moment at the edge of the screen. */
export interface ToastMessage {
  action?: { label: string; onPress: () => void };
  description?: string;
  title: string;
  tone: 'success' | 'danger' | 'warning' | 'info' | 'neutral';
}

const READING_MS = 5_000;
const DECIDING_MS = 10_000;

const showers = {
  success: show.success,
  danger: show.error,
  warning: show.warning,
  info: show.info,
  neutral: show.message,
} as const;

/** Shows a message and returns its id; messages with an action, and errors, stay for ten seconds. */
export function toast({ action, description, title, tone }: ToastMessage): string | number {
  return showers[tone](title, {
    duration: action || tone === 'danger' ? DECIDING_MS : READING_MS,
    ...(description !== undefined && { description }),
    ...(action && { action: { label: action.label, onClick: action.onPress } }),
  });
}

/** Says that something was done and offers to take it back. */
export function toastWithUndo(title: string, onUndo: () => void): string | number {
  return toast({ tone: 'success', title, action: { label: 'Undo', onPress: onUndo } });
}

/** Removes a message before its time, for example when its undo was used by keyboard. */
export function dismissToast(id: string | number): void {
  show.dismiss(id);
}

/** Says that the server refused a change, in its own sentence. */
export function showError(error: Error): void {
  toast({ tone: 'danger', title: 'Couldn’t do this', description: error.message });
}
