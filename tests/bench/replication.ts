import { uuidv7 } from 'uuidv7';
import { startProduct } from '../kit/product.ts';
import { Visitor } from '../kit/visitor.ts';
import type { Figure } from './run.ts';

const documents = 10_000;
const perPush = 100;
const perPull = 500;

interface Page {
	documents: unknown[];
	checkpoint: unknown;
}

/** Push and pull of many posts of 1.4 kB by one device over HTTP, from a PostgreSQL with fsync on. */
export async function replication(): Promise<Figure[]> {
	const product = await startProduct();
	try {
		const anna = await Visitor.signsUp(product, 'anna@example.test');
		const project = await anna.call<{ id: string }>('POST', '/api/projects', {
			name: 'Кофейня',
			timezone: 'Europe/Moscow'
		});
		const posts = Array.from({ length: documents }, () => newPost(project.id, anna.userId));
		const pushBegan = performance.now();
		for (let start = 0; start < documents; start += perPush) {
			const rows = posts.slice(start, start + perPush).map((newDocumentState) => ({ newDocumentState }));
			const conflicts = await anna.call<unknown[]>('POST', '/sync/posts/push', rows);
			if (conflicts.length > 0) throw new Error('a push met conflicts');
		}
		const pushRate = documents / ((performance.now() - pushBegan) / 1000);
		const pullBegan = performance.now();
		let pulled = 0;
		let checkpoint: unknown;
		for (;;) {
			const query =
				checkpoint === undefined ? '' : `&checkpoint=${encodeURIComponent(JSON.stringify(checkpoint))}`;
			const page = await anna.call<Page>('GET', `/sync/posts/pull?limit=${perPull}${query}`);
			pulled += page.documents.length;
			checkpoint = page.checkpoint;
			if (page.documents.length < perPull) break;
		}
		const pullRate = pulled / ((performance.now() - pullBegan) / 1000);
		if (pulled !== documents) throw new Error(`pulled ${pulled} of ${documents}`);
		return [
			{
				what: `push of ${documents} posts`,
				measured: `${Math.round(pushRate)}/s`,
				target: '> 6200/s',
				isMet: pushRate > 6200
			},
			{
				what: `pull of ${documents} posts`,
				measured: `${Math.round(pullRate)}/s`,
				target: '> 9100/s',
				isMet: pullRate > 9100
			}
		];
	} finally {
		await product.remove();
	}
}

export function newPost(projectId: string, createdBy: string, part: object = {}) {
	const now = new Date().toISOString();
	return {
		id: uuidv7(),
		projectId,
		title: '',
		html: 'Сегодня варим эфиопию. '.repeat(24),
		media: [],
		poll: null,
		targets: [],
		labels: [],
		status: 'draft',
		scheduledAt: null as string | null,
		queuePlace: null,
		deleteAt: null,
		lateEditOf: null,
		approval: null,
		thread: [],
		createdBy,
		createdAt: now,
		updatedAt: now,
		writeId: uuidv7(),
		_deleted: false,
		...part
	};
}
