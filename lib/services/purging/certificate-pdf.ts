import PDFDocument from 'pdfkit';
import type { PurgeCertificate } from '@/lib/contracts/people/purging';
import { env } from '@/lib/core/env';
import { exactly, formatCount, humanized } from '@/lib/core/wording';
import { type SplitText, splitTexts, type Weight } from '@/lib/services/purging/text-runs';

const MARGIN = 56;
const [TITLE_SIZE, HEADING_SIZE, TEXT_SIZE, SMALL_SIZE] = [20, 13, 10, 8];

/** The certificate of a person's purges on paper. The same certificate makes the same bytes. */
export async function certificatePdf(certificate: PurgeCertificate): Promise<Uint8Array<ArrayBuffer>> {
  const title = 'Certificate of deletion';
  const lastAt = new Date(certificate.purges.at(-1)?.purged_at ?? 0);
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    info: { Title: title, Author: env.HEED_SITE_NAME, CreationDate: lastAt, ModDate: lastAt },
  });
  const chunks: Buffer[] = [];
  const isWritten = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  const write = writerOf(document, certificate);
  document.fontSize(TITLE_SIZE);
  write(title, { weight: 'bold' });
  document.fontSize(TEXT_SIZE).moveDown(0.5);
  write(`${env.HEED_SITE_NAME} has purged the data of the person with this ID:`);
  document.font('Courier').text(certificate.user_uuid);
  for (const purge of certificate.purges) writePurge(document, write, purge);
  document.moveDown(1.5).fontSize(SMALL_SIZE);
  write('SHA-256 over the certificate in JSON, with sorted keys and without spaces:');
  document.font('Courier').text(certificate.hash);
  document.end();
  await isWritten;
  return new Uint8Array(Buffer.concat(chunks));
}

/** Writes a text, whatever its letters; the next one follows in the same line where it `continues`. */
type Write = (text: string, options?: { weight?: Weight; continues?: boolean }) => void;

function writerOf(document: PDFKit.PDFDocument, { purges }: PurgeCertificate): Write {
  const split: SplitText = splitTexts([env.HEED_SITE_NAME, ...purges.map(({ profile }) => profile)]);
  return (text, { continues = false, weight = 'regular' } = {}) => {
    const runs = split(text, weight);
    for (const [at, run] of runs.entries()) {
      document.font(run.font).text(run.text, { continued: continues || at < runs.length - 1 });
    }
  };
}

function writePurge(document: PDFKit.PDFDocument, write: Write, purge: PurgeCertificate['purges'][number]): void {
  document.moveDown(1.5).fontSize(HEADING_SIZE);
  write(exactly(purge.purged_at, env.HEED_TIME_ZONE), { weight: 'bold' });
  document.moveDown(0.3).fontSize(TEXT_SIZE);
  for (const [label, value] of linesOf(purge)) {
    write(`${label}: `, { weight: 'bold', continues: true });
    write(value);
  }
}

function linesOf({ approver_uuids, fields, profile, records, rule }: PurgeCertificate['purges'][number]) {
  const counts = Object.entries(records).map(([name, count]) => `${humanized(name).toLowerCase()} (${count})`);
  return [
    ['Profile', profile],
    ['Rule', rule === null ? 'None: deleted by hand' : `${rule.id}, version ${rule.version}`],
    ['Approved by', approver_uuids.length === 0 ? 'No approval needed' : approver_uuids.join(', ')],
    [formatCount(fields.length, 'Field', 'Fields'), fields.map((name) => humanized(name).toLowerCase()).join(', ')],
    [formatCount(counts.length, 'Record', 'Records'), counts.join(', ')],
  ] as const;
}
