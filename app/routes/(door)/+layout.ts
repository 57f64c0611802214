/** Drawn on the server too: who comes for the first time sees the door before the app is there. It needs nothing that the device knows. */
export const ssr = true;
