/** The whole interface runs in the browser, on the device's own data; the server only hands out this shell. */
export const ssr = false;
