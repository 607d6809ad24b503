/** The job that runs rules, as the audit trail names it. */
export const RUN_RULES = 'run-rules';
