/** The empty shell that the service worker answers every navigation with; the router then draws the page of the address. */
export const prerender = true;
