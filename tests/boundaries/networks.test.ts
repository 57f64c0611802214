import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folders } from '#server/integrations/social/index.ts';
import { filesIn, root } from './files.ts';
import { namesIn } from './network-names.ts';

const ids = folders.map(({ id }) => id);

it('names no network outside of its folder', async () => {
	// Migrations are what was once done to tables, under their names of then.
	const files = (await filesIn(['app', 'sync', 'db', 'jobs'])).filter(
		(file) => !/^db\/migrations\//.test(file)
	);
	expect(files.length).toBeGreaterThan(200);
	const named: string[] = [];
	for (const file of files) {
		const text = await readFile(join(root, file), 'utf8');
		named.push(...namesIn(`${file}\n${text}`, ids).map((name) => `${file}: ${name}`));
	}
	expect(named).toEqual([]);
});

it.each([
	`if (account.network === 'telegram')`,
	'const isVk = true;',
	'vkWays',
	'telegram_cannot_post: 422',
	'// as VK does',
	'import { vk } from',
	'SandboxChannel.svelte',
	'sandbox_messages',
	'https://t.me/channel',
	'vk.com',
	'Планируйте посты для ВКонтакте',
	'откройте телеграм',
	'создайте песочницу'
])('catches a planted name: %s', (text) => {
	expect(namesIn(text, ids)).not.toEqual([]);
});

it.each(['const t = words.current.accounts; t.message', 'evkalypt', 'a telegraph', 'Ravka', 'markVkusno'])(
	'lets pass what names no network: %s',
	(text) => {
		expect(namesIn(text, ids)).toEqual([]);
	}
);
