/** The whole interface runs in the browser, on the device's own data; but for the doors, the server only hands out a shell. */
export const ssr = false;
