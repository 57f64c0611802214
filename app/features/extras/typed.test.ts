import { expect, it } from 'vitest';
import { hashtagsIn, hostsIn } from './typed.ts';

it('takes hashtags as they are typed, each once, and leaves out what is none', () => {
	expect(hashtagsIn('#кофе, утро;  #утро #two_words #a-b ! #стор@coffee')).toEqual([
		...['#кофе', '#утро', '#two_words', '#стор@coffee']
	]);
});

it('takes sites out of whole addresses, and says what is none', () => {
	expect(hostsIn('https://Shop.example/menu?x=1 кофе.рф, сайт')).toEqual({
		hosts: ['shop.example', 'кофе.рф'],
		strange: ['сайт']
	});
});
