import type { Metadata } from 'next';
import type { SearchParams } from '../../search-params';
import { ActionsPage } from './actions-page';

export const metadata: Metadata = { title: 'Actions' };

/** What needs the person. */
export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <ActionsPage searchParams={searchParams} />;
}
