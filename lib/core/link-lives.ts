/** For how long each one-time link works: in minutes, and in words for people. */
export const linkLives = {
  invitation: { minutes: 7 * 24 * 60, words: '7 days' },
  password_reset: { minutes: 60, words: 'an hour' },
  sign_in_link: { minutes: 15, words: '15 minutes' },
  /** One that is handed over, by a command or where no mail is sent. */
  handed_over: { minutes: 72 * 60, words: '72 hours' },
} as const;
