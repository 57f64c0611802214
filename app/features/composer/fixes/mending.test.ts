import { expect, it, vi } from 'vitest';
import { patchPost } from '#app/lib/data/writes.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { written } from '#tests/kit/samples.ts';
import { usualManner } from '../checks.ts';
import { Draft } from '../draft.svelte.ts';
import { mendingOf } from './mending.ts';

vi.mock('#app/lib/data/writes.ts', () => ({ patchPost: vi.fn(), changeProject: vi.fn() }));
vi.mock('#app/lib/words/words.svelte.ts', async () => ({
	words: { current: (await import('#app/lib/words/ru.ts')).ru }
}));

it('moves a draft whose hour has passed to the next one by one press, and back by another', () => {
	const post = written();
	const draft = new Draft({ create: async () => undefined, patch: async () => undefined }, post);
	const [from, next] = ['2026-11-22T09:00:00.000Z', '2026-11-23T09:00:00.000Z'];
	const { late } = mendingOf(
		draft,
		{ content: draft.content, accounts: [], manifests: new Map(), media: [], mayChangeProject: true },
		{ manner: usualManner, showGap: () => undefined, late: { from, next } }
	);
	expect(late?.next).toBe(next);
	late?.mend();
	expect(patchPost).toHaveBeenLastCalledWith(post.id, { scheduledAt: next });
	toasts.list.at(-1)?.action?.run();
	expect(patchPost).toHaveBeenLastCalledWith(post.id, { scheduledAt: from });
});
