import { expect, it } from 'vitest';
import { channelPage } from './channel-page.ts';

it('leads to a channel’s page where its network has pages and the channel a name', () => {
	const network = { channelPage: 'https://net.example/{username}' };
	expect(channelPage({ username: 'coffee shop' }, network)).toBe('https://net.example/coffee%20shop');
	expect(channelPage({ username: null }, network)).toBeNull();
	expect(channelPage({ username: 'coffee' }, {})).toBeNull();
	expect(channelPage(undefined, network)).toBeNull();
});
