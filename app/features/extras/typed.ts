import { hashtag, host, mostHashtags } from '#sync/records/extras.ts';

const words = (typed: string): string[] => typed.split(/[\s,;]+/).filter(Boolean);

/** Hashtags as people type them: with or without the sign, each once; what can be none is left out. */
export function hashtagsIn(typed: string): string[] {
	const tags = words(typed).map((word) => (word.startsWith('#') ? word : `#${word}`));
	return [...new Set(tags)].filter((tag) => hashtag.safeParse(tag).success).slice(0, mostHashtags);
}

/** Names of sites as people paste them, also out of a whole address; and what is none. */
export function hostsIn(typed: string): { hosts: string[]; strange: string[] } {
	const bare = words(typed).map((word) =>
		word
			.replace(/^[a-z]+:\/\//i, '')
			.replace(/[/?#].*$/, '')
			.toLowerCase()
	);
	const isHost = (name: string) => host.safeParse(name).success;
	return {
		hosts: [...new Set(bare.filter(isHost))],
		strange: bare.filter((name) => !isHost(name))
	};
}
