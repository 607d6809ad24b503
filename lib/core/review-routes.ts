/** Where the checklist stands on the page of a project. */
export const CHECKLIST_ANCHOR = 'checklist';

/** The checklists, for staff. */
export const adminChecklistsPage = '/admin/checklists';

/** A checklist with its questions, for staff. */
export function adminChecklistPage(uuid: string): string {
  return `${adminChecklistsPage}/${uuid}`;
}

/** The reviews of who has access to projects. */
export const reviewsPage = '/reviews';

/** Those of organisations. */
export const customerReviewsPage = `${reviewsPage}?of=organisations`;

/** A review of who has access to a project or an organisation. */
export function reviewPage(uuid: string): string {
  return `${reviewsPage}/${uuid}`;
}
