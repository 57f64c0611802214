const keptAs = 'twexel.emoji';
const most = 24;

/** Emoji that were last put into a text on this device, the last first. */
export function recentEmoji(): string[] {
	const kept = localStorage.getItem(keptAs);
	return kept ? kept.split(' ') : [];
}

export function rememberEmoji(character: string): string[] {
	const recent = [character, ...recentEmoji().filter((one) => one !== character)].slice(0, most);
	localStorage.setItem(keptAs, recent.join(' '));
	return recent;
}
