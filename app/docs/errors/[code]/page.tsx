import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Mark } from '@/components/ui/mark';
import { errorCatalogue } from '@/lib/core/errors';
import { PageText } from './page-text';

type Props = { params: Promise<{ code: string }> };

/** What one error code means and what to do about it: the page that every problem answer names as its type. */
export default async function ErrorCodePage({ params }: Props) {
  const { code } = await params;
  if (!isErrorCode(code)) notFound();
  const text = await readFile(
    path.join(/* turbopackIgnore: true */ process.cwd(), 'docs', 'errors', `${code}.md`),
    'utf8',
  );
  return (
    <main className="mx-auto grid max-w-160 gap-4 px-4 py-12">
      <Mark size={32} />
      <PageText text={text} />
    </main>
  );
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  return { title: isErrorCode(code) ? errorCatalogue[code].title : 'Not found' };
}

function isErrorCode(code: string): code is keyof typeof errorCatalogue {
  return Object.hasOwn(errorCatalogue, code);
}
