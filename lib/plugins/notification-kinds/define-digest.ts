import { z } from 'zod';
import { RowError } from '@/lib/db/row-error';
import { defineKind, type NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

type Digest = Pick<NotificationKind, 'id' | 'label' | 'description' | 'channels'> & { digestOf: 'actions' | 'notices' };

/** A daily digest: it is stored as a whole email, because what it lists is decided when it is queued. */
export function defineDigest(digest: Digest): NotificationKind {
  return defineKind({
    ...digest,
    audience: 'addressee',
    facts: z.unknown(),
    title: () => digest.label,
    write: () => {
      throw new RowError('The stored email is incomplete.');
    },
  });
}
