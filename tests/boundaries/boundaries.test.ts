import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesIn, root } from './files.ts';
import { importsIn, isAllowed } from './rules.ts';

async function ours(): Promise<string[]> {
	const files = await filesIn(['app', 'sync', 'server', 'jobs', 'db', 'tests']);
	return files.filter((file) => /\.(ts|js|svelte)$/.test(file));
}

it('lets every folder import only what the architecture allows', async () => {
	const files = await ours();
	expect(files.length).toBeGreaterThan(50);
	const broken: string[] = [];
	for (const file of files) {
		const text = await readFile(join(root, file), 'utf8');
		const wrong = importsIn(file, text).filter((one) => !isAllowed(one));
		broken.push(...wrong.map(({ target }) => `${file} imports ${target}`));
	}
	expect(broken).toEqual([]);
});

it.each([
	['sync/merge.ts', `import { db } from '#db/client.ts';`],
	['sync/merge.ts', `import type { Db } from '#db/client.ts';`],
	['db/client.ts', `import { newLog } from '../server/core/log.ts';`],
	['jobs/enqueue.ts', `import { connect } from '#db/client.ts';`],
	['jobs/handlers/deliver.ts', `import { newApi } from '#server/api.ts';`],
	['jobs/handlers/deliver.ts', `import { postRoutes } from '#server/posts/routes.ts';`],
	['server/posts/publish.ts', `const { deliver } = await import('#jobs/handlers/deliver.ts');`],
	['server/posts/publish.ts', `import { world } from '#tests/kit/world.ts';`],
	['app/lib/api.ts', `import { newApi } from '#server/api.ts';`],
	['app/routes/+page.svelte', `<script>\n\timport type { Api } from '#server/api.ts';\n</script>`],
	['app/lib/data.ts', `export { users } from '#db/schema.ts';`]
])('catches a planted import in %s: %s', (file, text) => {
	expect(importsIn(file, text).map(isAllowed)).toEqual([false]);
});

it.each([
	['server/posts/publish.ts', `import { catalog } from '#jobs/catalog.ts';`],
	['jobs/enqueue.ts', `import type { Tx } from '#db/client.ts';`],
	['jobs/handlers/deliver.ts', `import { findUser } from '#server/users/find-user.ts';`],
	['app/lib/api.ts', `import type { Api } from '#server/api.ts';`],
	['app/features/posts/list.ts', `import { post } from '#sync/records/post.ts';`]
])('lets pass what is allowed in %s: %s', (file, text) => {
	expect(importsIn(file, text).map(isAllowed)).toEqual([true]);
});
