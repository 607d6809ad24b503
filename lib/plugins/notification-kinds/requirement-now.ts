import type { Ctx } from '@/lib/db/context';

/** What a requirement says about access by it, as it is now. */
export type RequirementNow = {
  label: string;
  renewal_details_url: string | null;
  renewal_text: string;
  is_duc_required: boolean;
  is_irb_approval_required: boolean;
  is_archived: boolean;
};

/** A requirement, for mails that say what it says when they are written; null when it is gone. */
export async function requirementNow({ db }: Ctx, id: string): Promise<RequirementNow | null> {
  const found = await db.accessRequirement.findUnique({ where: { id } });
  if (found === null) return null;
  return { ...found, label: found.dataset_name ?? found.name, is_archived: found.archived_at !== null };
}
