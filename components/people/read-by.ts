/** Who can read the reasons given for what is done to a person. */
export const READ_BY = 'Staff can read it in the person’s history, and support through the API.';
