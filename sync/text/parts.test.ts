import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MediaKind } from '../records/media.ts';
import type { NetworkManifest } from '../records/network.ts';
import type { Poll } from '../records/poll.ts';
import type { TargetOptions } from '../records/post.ts';
import type { Overflow } from '../records/project.ts';
import { lengthOf } from './measure.ts';
import type { PartMedium } from './misfits.ts';
import { planParts, type MessagePart } from './parts.ts';

/** Two networks as unlike as they come: one sends in series with markup, one has one message without. */
const serial: NetworkManifest = {
	...{ id: 'serial', name: 'Serial', hue: 0, markup: 'rich', poll: 'message' },
	limits: {
		text: 40,
		caption: 10,
		media: 3,
		bytes: { image: 100, video: 100, animation: 100, document: 100, audio: 100 },
		pictureSides: 1000,
		pictureRatio: 5
	},
	rates: [],
	mediaKinds: ['image', 'video', 'animation', 'document'],
	messages: { together: [['image', 'video'], ['document']], isSeries: true },
	canEdit: true,
	removableHours: 48,
	options: ['buttons', 'pin', 'silent']
};
const single: NetworkManifest = {
	...serial,
	...{ id: 'single', markup: 'plain', poll: 'attachment', options: ['firstComment'] },
	limits: { ...serial.limits, caption: 40 },
	messages: { together: [['image', 'video', 'document']], isSeries: false }
};

const medium = (kind: MediaKind, over: Partial<PartMedium> = {}): PartMedium => ({
	...{
		mediaId: crypto.randomUUID(),
		kind,
		bytes: 50,
		width: 100,
		height: 100,
		name: `a.${kind}`,
		spoiler: false
	},
	...over
});
const poll: Poll = { question: 'Да?', options: ['да', 'нет'], isMultiple: false, isAnonymous: true };

interface Post {
	html?: string;
	kinds?: MediaKind[];
	poll?: Poll;
	options?: TargetOptions;
	overflow?: Overflow;
}

describe('what weighs, though readers do not see it', () => {
	const heavy: NetworkManifest = { ...serial, limits: { ...serial.limits, markupBytes: 120 } };
	const link = (words: string) => `<a href="https://example.com/${'a'.repeat(60)}">${words}</a>`;
	const html = `${link('раз')} и ${link('два')}`;
	it('is refused as such', () => {
		expect(plan(serial, { html }).misfits).toEqual([]);
		expect(plan(heavy, { html }).misfits).toEqual(['markup_too_long 120']);
		expect(plan(heavy, { html: link('раз') }).misfits).toEqual([]);
	});
	it('is split where the project splits what is too long', () => {
		const { parts, misfits } = plan(heavy, { html, overflow: 'split' });
		expect(misfits).toEqual([]);
		expect(parts).toEqual([`:${link('раз')} и`, `:${link('два')}`]);
	});
});

describe('more formatting than a network draws in one message', () => {
	const few: NetworkManifest = { ...serial, limits: { ...serial.limits, marks: 2 } };
	const html = '<b>раз</b> <a href="https://a.com">два</a> <tg-spoiler>три</tg-spoiler>';
	it('is refused as such', () => {
		expect(plan(few, { html }).misfits).toEqual(['too_many_marks 2']);
		expect(plan(few, { html: '<b>раз</b><pre><code class="language-ts">два</code></pre>' }).misfits).toEqual(
			[]
		);
		expect(plan(serial, { html }).misfits).toEqual([]);
	});
	it('goes on in the next message where the project splits what is too long', () =>
		expect(plan(few, { html, overflow: 'split' })).toMatchObject({
			misfits: [],
			parts: [':<b>раз</b> <a href="https://a.com">два</a>', ':<tg-spoiler>три</tg-spoiler>']
		}));
});

it('lets a kind of file go alone that a network shows its own way', () => {
	const voices: NetworkManifest = {
		...serial,
		mediaKinds: ['audio'],
		messages: { together: [['audio']], alone: ['audio/ogg'], isSeries: true }
	};
	const of = (...mimes: string[]) =>
		planParts(
			voices,
			{ html: '', media: mimes.map((mime) => medium('audio', { mime })), poll: null, options: {} },
			'refuse'
		).parts.map((part) => (part.is === 'message' ? part.media.length : 0));
	expect(of('audio/mpeg', 'audio/mpeg')).toEqual([2]);
	expect(of('audio/ogg', 'audio/ogg', 'audio/mpeg', 'audio/mpeg')).toEqual([1, 1, 2]);
});

function plan(manifest: NetworkManifest, { html = '', kinds = [], poll, options = {}, overflow }: Post) {
	const media = kinds.map((kind) => medium(kind));
	const content = { html, media, poll: poll ?? null, options };
	const { parts, misfits } = planParts(manifest, content, overflow ?? 'refuse');
	return {
		/** Each part in short: its text, and the first letters of its files’ kinds. */
		parts: parts.map((part) => {
			if (part.is !== 'message') return part.is === 'comment' ? `comment ${part.text}` : part.is;
			const marks = `${part.hasButtons ? ' [buttons]' : ''}${part.poll ? ' [poll]' : ''}`;
			return `${part.media.map(({ kind }) => kind[0]).join('')}:${part.text}${marks}`;
		}),
		misfits: misfits.map(({ code, amount }) => (amount ? `${code} ${amount}` : code))
	};
}

describe('files', () => {
	it('go together as the network lets them, and alone where it does not', () => {
		expect(
			plan(serial, { html: 'Раз', kinds: ['image', 'video', 'document', 'animation', 'image'] })
		).toEqual({
			parts: ['iv:Раз', 'd:', 'a:', 'i:'],
			misfits: []
		});
	});

	it('are shared out so that none stands alone without need', () => {
		expect(plan(serial, { kinds: Array(4).fill('image') }).parts).toEqual(['ii:', 'ii:']);
		expect(plan(serial, { kinds: Array(7).fill('image') }).parts).toEqual(['iii:', 'ii:', 'ii:']);
		expect(plan(serial, { kinds: Array(3).fill('image') }).parts).toEqual(['iii:']);
	});

	it('do not fit where there is only one message', () => {
		expect(plan(single, { kinds: Array(4).fill('image') }).misfits).toEqual(['too_many_media 3']);
		expect(plan(single, { kinds: ['image', 'animation'] }).misfits).toEqual(['media_mixed 3']);
	});

	it('are refused one by one, by kind, weight and shape', () => {
		const media = [
			medium('audio'),
			medium('image', { bytes: 101 }),
			medium('image', { width: 900 }),
			medium('image', { width: 501, height: 500 }),
			medium('image', { width: null, height: null })
		];
		const { misfits } = planParts(serial, { html: '', media, poll: null, options: {} }, 'refuse');
		expect(misfits.map(({ code }) => code)).toEqual([
			...['media_kind_unsupported', 'media_too_large', 'picture_shape', 'picture_shape']
		]);
	});
});

describe('the reasons for several messages', () => {
	const why = (post: Post, text = 'Раз') => {
		const media = (post.kinds ?? []).map((kind) => medium(kind));
		const content = { html: text, media, poll: post.poll ?? null, options: {} };
		return planParts(serial, content, post.overflow ?? 'refuse').whys;
	};

	it('are none where there is one message', () => {
		expect(why({ kinds: ['image', 'video'] })).toEqual([]);
		expect(why({ poll }, '')).toEqual([]);
	});

	it('are named once each', () => {
		expect(why({ kinds: Array(7).fill('image') })).toEqual(['files_over']);
		expect(why({ kinds: ['image', 'document', 'image'] })).toEqual(['kinds_apart']);
		expect(why({ kinds: ['image'], overflow: 'attach' }, 'Двенадцать б')).toEqual(['text_after']);
		expect(why({ overflow: 'split' }, 'слово '.repeat(20))).toEqual(['text_split']);
		expect(why({ kinds: ['animation', 'animation'], poll })).toEqual(['kinds_apart', 'poll_apart']);
	});
});

describe('a text that is too long', () => {
	const long = '<b>Двенадцать б</b>';

	it('is refused with the number of characters, beside files by the caption’s limit', () => {
		expect(plan(serial, { html: long, kinds: ['image'] }).misfits).toEqual(['caption_too_long 2']);
		expect(plan(serial, { html: 'а'.repeat(41) }).misfits).toEqual(['text_too_long 1']);
	});

	it('follows the files, where the project wants that', () => {
		expect(plan(serial, { html: long, kinds: ['image'], overflow: 'attach' })).toEqual({
			parts: ['i:', `:${long}`],
			misfits: []
		});
		expect(plan(serial, { html: 'а'.repeat(41), kinds: ['image'], overflow: 'attach' }).misfits).toEqual([
			'text_too_long 1'
		]);
	});

	it('is cut where a reader would pause, and looks the same in each piece', () => {
		expect(plan(serial, { html: '<b>Раз два три</b>', kinds: ['image'], overflow: 'split' })).toEqual({
			parts: ['i:<b>Раз два</b>', ':<b>три</b>'],
			misfits: []
		});
	});

	it('is refused by a network of one message, whatever the project wants', () => {
		expect(plan(single, { html: 'а'.repeat(41), overflow: 'split' }).misfits).toEqual(['text_too_long 1']);
	});
});

it('writes words alone for a network without markup', () => {
	expect(plan(single, { html: '<b>Мы</b> <a href="https://a.ru/">тут</a>' }).parts).toEqual([
		':Мы тут (https://a.ru/)'
	]);
});

describe('what comes with it', () => {
	const buttons = [[{ text: 'Читать', url: 'https://a.ru' }]];

	it('puts buttons below the last message that can bear them', () => {
		expect(plan(serial, { kinds: ['image', 'image', 'document'], options: { buttons } }).parts).toEqual([
			...['ii:', 'd: [buttons]']
		]);
		expect(plan(serial, { html: 'а', kinds: ['image', 'image'], options: { buttons } }).misfits).toEqual([
			'buttons_need_message'
		]);
		expect(plan(single, { html: 'а', options: { buttons } }).parts).toEqual([':а']);
	});

	it('sends a poll by itself, or hangs it on the message', () => {
		expect(plan(serial, { poll }).parts).toEqual(['poll']);
		expect(plan(single, { html: 'Что скажете?', poll }).parts).toEqual([':Что скажете? [poll]']);
		expect(plan(single, { poll }).misfits).toEqual(['poll_needs_message', 'empty_post']);
		expect(plan({ ...serial, poll: null }, { html: 'а', poll }).misfits).toEqual(['poll_unsupported']);
	});

	it('pins and comments after everything else, where the network knows how', () => {
		const options = { pin: true, firstComment: ' Ссылка ' };
		expect(plan(serial, { html: 'а', options }).parts).toEqual([':а', 'pin']);
		expect(plan(single, { html: 'а', options }).parts).toEqual([':а', 'comment Ссылка']);
	});
});

it('finds nothing to send in nothing', () => {
	expect(plan(serial, { html: ' <b> </b>\n' })).toEqual({ parts: [], misfits: ['empty_post'] });
});

it('loses no file and no word, and keeps within every limit, whatever is split', () => {
	const kinds = fc.array(fc.constantFrom<MediaKind>('image', 'video', 'animation', 'document'), {
		maxLength: 12
	});
	const text = fc.array(fc.constantFrom('слово', 'b', '👍🏽', 'длинноесловобезконца'), { maxLength: 40 });
	fc.assert(
		fc.property(text, kinds, (words, kinds) => {
			const media = kinds.map((kind) => medium(kind));
			const content = { html: `<i>${words.join(' ')}</i>`, media, poll: null, options: {} };
			const { parts, misfits } = planParts(serial, content, 'split');
			const messages = parts.filter((part): part is MessagePart => part.is === 'message');
			if (words.length + kinds.length > 0) expect(misfits).toEqual([]);
			expect(messages.flatMap((part) => part.media)).toEqual(media);
			expect(messages.map((part) => part.text.replaceAll(/<\/?i>|\s/g, '')).join('')).toBe(words.join(''));
			for (const part of messages) {
				const { text, caption, media } = serial.limits;
				expect(part.media.length).toBeLessThanOrEqual(media);
				expect(lengthOf(part.text)).toBeLessThanOrEqual(part.media.length > 0 ? caption : text);
			}
		})
	);
});
