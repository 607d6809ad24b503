import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { uuid as uuidShape } from '@/lib/contracts/common';
import type { SearchParams } from '../../../search-params';
import { ActionsPage } from '../actions-page';

export const metadata: Metadata = { title: 'Actions' };

/** What needs the person, with one action open. */
export default async function Page({
  params,
  searchParams,
}: {
  params: Promise<{ uuid: string }>;
  searchParams: SearchParams;
}) {
  const { uuid } = await params;
  if (!uuidShape.safeParse(uuid).success) notFound();
  return <ActionsPage openUuid={uuid} searchParams={searchParams} />;
}
