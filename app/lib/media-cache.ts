/** Where the service worker keeps the pictures that it has seen; the session empties it at sign-out. */
export const mediaCache = 'twexel-media';
