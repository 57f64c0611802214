import { setTimeout as sleep } from 'node:timers/promises';
import { startProduct, until } from '../kit/product.ts';
import { Visitor } from '../kit/visitor.ts';
import type { Figure } from './run.ts';

const posts = 8;

interface Post {
	id: string;
	status: string;
	publications: { publishedAt: string | null }[];
}

/** How late one post leaves an otherwise idle product: from its second to the network's acceptance. */
export async function lateness(): Promise<Figure[]> {
	const product = await startProduct();
	try {
		const anna = await Visitor.signsUp(product, 'anna@example.test');
		const project = await anna.call<{ id: string }>('POST', '/api/projects', {
			name: 'Кофейня',
			timezone: 'Europe/Moscow'
		});
		const account = await anna.call<{ id: string }>('POST', '/api/accounts/sandbox', {
			projectId: project.id,
			title: 'Песочница'
		});
		const late: number[] = [];
		for (let round = 0; round < posts; round++) {
			const due = new Date(Math.ceil(Date.now() / 1000) * 1000 + 4000 + Math.round(Math.random() * 3) * 1000);
			const post = await anna.call<Post>('POST', '/api/posts', {
				projectId: project.id,
				html: `Пост <b>${round}</b>`,
				targets: [{ accountId: account.id }]
			});
			await anna.call('POST', '/api/posts/schedule', { postId: post.id, scheduledAt: due.toISOString() });
			await sleep(due.getTime() - Date.now());
			let published: string | null = null;
			await until(async () => {
				const now = await anna.call<Post>('GET', `/api/posts/${post.id}`);
				published = now.publications[0]?.publishedAt ?? null;
				return published !== null;
			}, 20_000);
			late.push(Date.parse(published ?? '') - due.getTime());
		}
		late.sort((a, b) => a - b);
		const worst = late.at(-1) ?? Infinity;
		return [
			{
				what: `one idle due post leaves after its second, ${posts} posts`,
				measured: `median ${late[Math.floor(posts / 2)]} ms, worst ${worst} ms`,
				target: '≤ 150 ms',
				isMet: worst <= 150
			}
		];
	} finally {
		await product.remove();
	}
}
