import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startDatabase } from '#db/start.ts';
import { startProduct, type Product } from '../../kit/product.ts';
import { Visitor } from '../../kit/visitor.ts';

/** The product with somebody signed in and two hundred posts, and beside it, over the same database, the bare server. */
export interface Bed {
	product: Product;
	anna: Visitor;
	projectId: string;
	accountId: string;
	bare: string;
	/** The resident memory of the product's process, in MB. */
	memory(): Promise<number>;
	end(): Promise<void>;
}

export async function makeBed(posts = 200): Promise<Bed> {
	// Limits of what one person may ask for are not what is measured.
	const product = await startProduct({
		env: {
			...{ API_RATE: '100000000', ADDRESS_RATE: '100000000', LOG_LEVEL: 'warn' },
			// So that a flood can come from a thousand addresses.
			TRUSTED_PROXIES: '127.0.0.1,::1'
		}
	});
	const anna = await Visitor.signsUp(product, 'anna@twexel.test');
	const { id: projectId } = await anna.call<{ id: string }>('POST', '/api/projects', { name: 'Кофейня' });
	const account = await anna.call<{ id: string }>('POST', '/api/accounts/sandbox', {
		projectId,
		title: 'Канал'
	});
	for (let number = 0; number < posts; number++) {
		const html = `<b>Пост ${number}</b> о том, что испекли сегодня и кто играет вечером. `.repeat(4);
		await anna.call('POST', '/api/posts', { projectId, html, targets: [{ accountId: account.id }] });
	}
	const database = await startDatabase({ url: undefined, dataDir: product.dataDir, mayJoin: true });
	const bare = spawn(process.execPath, [
		fileURLToPath(new URL('bare.ts', import.meta.url)),
		database.url,
		projectId
	]);
	const [line] = (await once(bare.stdout, 'data')) as [Buffer];
	return {
		...{ product, anna, projectId, accountId: account.id },
		bare: `http://127.0.0.1:${line.toString().trim()}`,
		async memory() {
			const status = await readFile(`/proc/${product.pid}/status`, 'utf8');
			return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
		},
		async end() {
			bare.kill('SIGTERM');
			await database.stop();
			await product.remove();
		}
	};
}
