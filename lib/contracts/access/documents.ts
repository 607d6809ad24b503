import { z } from 'zod';
import { accessDocument, accessDocumentKinds } from '@/lib/contracts/access/submissions';
import { uuid } from '@/lib/contracts/common';
import { fileAnswer, operation } from '@/lib/contracts/operation';

export const MOST_DOCUMENT_BYTES = 10 * 1024 * 1024;
export const PDF = 'application/pdf';

const path = '/api/access-submissions/{id}/documents/{kind}/';
const params = z.strictObject({ id: uuid, kind: z.enum(accessDocumentKinds) });

export const readDocumentOperation = operation({
  id: 'access_documents_read',
  method: 'GET',
  path,
  summary: 'Download a document of a submission, as a PDF file',
  permission: 'SIGNED_IN',
  params,
  answer: fileAnswer,
  gives: { kind: 'file', mediaTypes: [PDF] },
  errors: ['not_found'],
});

export const putDocumentOperation = operation({
  id: 'access_documents_put',
  method: 'PUT',
  path,
  summary: 'Attach a PDF file of at most 10 MiB to a draft of yours, in place of the one before',
  permission: 'SIGNED_IN',
  params,
  takes: { kind: 'stream', mediaTypes: [PDF] },
  status: 201,
  answer: accessDocument.extend({ is_replaced: z.boolean() }),
  counted: { status: 200, isCounted: ({ is_replaced }) => is_replaced },
  errors: [
    'validation_failed',
    'not_found',
    'not_allowed',
    'moved_on',
    'body_too_large',
    'media_type_unknown',
    'body_unreadable',
  ],
});

export const deleteDocumentOperation = operation({
  id: 'access_documents_delete',
  method: 'DELETE',
  path,
  summary: 'Remove a document from a draft of yours',
  permission: 'SIGNED_IN',
  params,
  status: 204,
  answer: z.undefined(),
  errors: ['not_found', 'not_allowed', 'moved_on'],
});
