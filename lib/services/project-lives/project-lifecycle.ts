/** What the audit trail calls the job of projects’ lives. */
export const PROJECT_LIFECYCLE = 'project_lifecycle';
