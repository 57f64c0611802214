/** What people type as an address: the scheme may be left to us. */
export const completedAddress = (text: string): string => {
	const typed = text.trim();
	return /^[^\s:/]+\.[^\s:/]{2,}([/?#]\S*)?$/.test(typed) ? `https://${typed}` : typed;
};

/** Whether the record takes it: an address of the web, whole. */
export function isWebAddress(text: string): boolean {
	if (text.length > 2048 || /\s/.test(text)) return false;
	try {
		const { protocol, hostname } = new URL(text);
		return (protocol === 'https:' || protocol === 'http:') && hostname !== '';
	} catch {
		return false;
	}
}

/** A topic by its number, or by its whole link, in which the number comes last. */
export function topicOf(text: string): number | null {
	const [, digits] = /(?:^|\/)(\d{1,9})\/?$/.exec(text.trim()) ?? [];
	const topic = Number(digits);
	return topic > 0 ? topic : null;
}
