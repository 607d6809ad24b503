import PDFDocument from 'pdfkit';
import type { PurgeCertificate } from '@/lib/contracts/purging';
import { env } from '@/lib/core/env';
import { exactly, formatCount, humanized } from '@/lib/core/wording';

const MARGIN = 56;
const [TITLE_SIZE, HEADING_SIZE, TEXT_SIZE, SMALL_SIZE] = [20, 13, 10, 8];

/** The certificate of a person's purges on paper. The same certificate makes the same bytes. */
export async function certificatePdf(certificate: PurgeCertificate): Promise<Uint8Array<ArrayBuffer>> {
  const title = 'Certificate of deletion';
  const lastAt = new Date(certificate.purges.at(-1)?.purged_at ?? 0);
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    info: { Title: title, Author: printable(env.HEED_SITE_NAME), CreationDate: lastAt, ModDate: lastAt },
  });
  const chunks: Buffer[] = [];
  const isWritten = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.font('Helvetica-Bold').fontSize(TITLE_SIZE).text(title);
  document.font('Helvetica').fontSize(TEXT_SIZE).moveDown(0.5);
  document.text(`${printable(env.HEED_SITE_NAME)} has purged the data of the person with this ID:`);
  document.font('Courier').text(certificate.user_uuid);
  for (const purge of certificate.purges) writePurge(document, purge);
  document.moveDown(1.5).font('Helvetica').fontSize(SMALL_SIZE);
  document.text('SHA-256 over the certificate in JSON, with sorted keys and without spaces:');
  document.font('Courier').text(certificate.hash);
  document.end();
  await isWritten;
  return new Uint8Array(Buffer.concat(chunks));
}

function writePurge(document: PDFKit.PDFDocument, purge: PurgeCertificate['purges'][number]): void {
  document.moveDown(1.5).font('Helvetica-Bold').fontSize(HEADING_SIZE);
  document.text(exactly(purge.purged_at, env.HEED_TIME_ZONE));
  document.moveDown(0.3).fontSize(TEXT_SIZE);
  for (const [label, value] of linesOf(purge)) {
    document.font('Helvetica-Bold').text(`${label}: `, { continued: true }).font('Helvetica').text(printable(value));
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

/** As the built-in fonts can write it: letters that they lack without their accents, or as a question mark. */
function printable(text: string): string {
  const isKnown = (letter: string) => /^[\x20-\x7e\u00a0-\u00ff]$/.test(letter);
  const known = [...text].map((letter) => (isKnown(letter) ? letter : letter.normalize('NFKD').replace(/\p{M}/gu, '')));
  return known.map((letter) => (isKnown(letter) ? letter : '?')).join('');
}
