import type { FileAnswer, InputOf } from '@/lib/contracts/operation';
import type { readPurgeCertificateOperation } from '@/lib/contracts/people/purging';
import type { Ctx } from '@/lib/db/context';
import { certificateOf } from '@/lib/services/purging/certificate-of';
import { certificatePdf } from '@/lib/services/purging/certificate-pdf';

/** What was purged of a person, as JSON or, for who accepts that, as PDF. @throws not_found before a purge */
export async function readPurgeCertificate(
  ctx: Ctx,
  { format, uuid }: InputOf<typeof readPurgeCertificateOperation>,
  { request }: { request: Request },
): Promise<FileAnswer> {
  const certificate = await certificateOf(ctx, uuid);
  const fileName = `purge-certificate-${uuid}`;
  const isAccepted = /\bapplication\/pdf\b/i.test(request.headers.get('accept') ?? '');
  if (format === 'pdf' || (format === undefined && isAccepted)) {
    return { content: await certificatePdf(certificate), mediaType: 'application/pdf', fileName: `${fileName}.pdf` };
  }
  return { content: JSON.stringify(certificate), mediaType: 'application/json', fileName: `${fileName}.json` };
}
