/** Where the service worker lays what was shared, for the page that makes a draft of it. Known to both. */
export const sharedCache = 'twexel-shared';

/** The words of what was shared, and under which names its files lie. */
export interface SharedNote {
	title: string;
	text: string;
	url: string;
	files: { path: string; name: string; type: string }[];
}

export const notePath = (id: string): string => `/share/${id}/note`;
export const filePath = (id: string, at: number): string => `/share/${id}/file-${at}`;
