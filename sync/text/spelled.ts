/** The server writes some characters in a way of its own: what differs in that alone says the same. */
export const spelled = (html: string): string => html.replaceAll('&quot;', '"').replaceAll('\u00a0', ' ');
