import type { Post } from '#sync/records/post.ts';
import type { Database } from '#app/lib/data/database.ts';
import { follow } from '#app/lib/data/live.svelte.ts';
import { edgeOf, listQuery, type Question } from './filters.ts';

/** Posts that are asked for at once; scrolling asks for more. */
const portion = 150;

/**
 * Hands on a list of posts that grows as it is read. It is followed in parts, each from where the one above it ends: what is there already is not
 * read again for what comes below, and whatever changes stands in one part only. `more` reads on, where there is more.
 */
export function followInParts(db: Database, question: Question, take: (posts: Post[]) => void) {
	const found: Post[][] = [];
	/** Where each part ends, but the last. */
	const edges: string[] = [];
	const ends: (() => void)[] = [];

	function read(at: number): void {
		const part = { after: edges[at - 1], until: edges[at], limit: portion };
		ends[at]?.();
		ends[at] = follow(db.posts.find(listQuery(question, part)), (answer: Post[]) => {
			found[at] = answer;
			take(eachOnce(found.flat()));
		});
	}

	read(0);
	return {
		more() {
			const at = edges.length;
			const last = found[at]?.[portion - 1];
			if (!last) return;
			edges[at] = edgeOf(last, question.filter);
			read(at);
			read(at + 1);
		},
		end() {
			for (const end of ends) end();
		}
	};
}

/** A post that was touched may stand in its new part a moment before it leaves its old one: the upper one counts. */
function eachOnce(posts: Post[]): Post[] {
	const seen = new Set<string>();
	return posts.filter(({ id }) => !seen.has(id) && seen.add(id));
}
