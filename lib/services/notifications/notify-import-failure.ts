import type { AdminNotification } from '@/lib/contracts/notifications';
import { adminImportPage } from '@/lib/core/routes';
import type { Ctx } from '@/lib/db/context';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';

type ImportFailure = {
  importId: string;
  fileName: string;
  /** Null when the import failed as a whole. */
  errorCount: number | null;
  /** Why, in a sentence. */
  message: string;
};

/** Tells staff that an import failed, or ended with many errors. Once per import. */
export function notifyImportFailure(
  ctx: Ctx,
  { importId, fileName, errorCount, message }: ImportFailure,
): Promise<AdminNotification> {
  return raiseNotification(ctx, {
    type: 'import_failure',
    priority: 'high',
    title:
      errorCount === null ? `Import failed: ${fileName}` : `Import finished with ${errorCount} errors: ${fileName}`,
    message,
    fingerprint: importId,
    action_required: true,
    action_url: adminImportPage(importId),
    notification_metadata: { import_uuid: importId, file_name: fileName, error_count: errorCount },
  });
}
