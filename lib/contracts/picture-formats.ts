/** What a picture may be, by its bytes. */
export const pictureFormats = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureFormat = (typeof pictureFormats)[number];
