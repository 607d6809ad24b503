import { toast } from '@/components/ui/toast';
import { CallError } from '@/lib/client/call';

/** Whether the server wants to know why before it silences. */
export function asksReason(error: Error): boolean {
  return error instanceof CallError && error.code === 'rule_broken' && error.fields['reason'] !== undefined;
}

/** Says that a silence could not be changed, and why. */
export function showSnoozeError(error: Error): void {
  toast({ tone: 'danger', title: 'Couldn’t change this', description: error.message });
}
