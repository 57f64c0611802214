import type { Account } from '#sync/records/account.ts';
import type { Media } from '#sync/records/media.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Overflow } from '#sync/records/project.ts';
import { groupsOf } from '#sync/text/groups.ts';
import { ofFiles, type PartMedium } from '#sync/text/misfits.ts';
import type { CheckCode, Objection } from '../checks.ts';
import type { Content } from '../draft.svelte.ts';
import { withOptions } from '../options.ts';
import { closing } from '../poll.ts';
import { plainer, shortened } from './shortened.ts';

/** What mends it: a change of the post, or of how the project treats long texts. */
export interface Fix {
	name: FixName;
	/** Of what the name speaks: how many files or answers stay. */
	amount: number;
	/** Worked out when it is pressed: a long text is cut in many places before it fits. */
	change?: () => Partial<Content>;
	overflow?: Overflow;
}

export const fixNames = [
	...([
		'split',
		'attach',
		'shorten',
		'fewer_marks',
		'keep_files',
		'drop_files',
		'one_kind',
		'drop_buttons'
	] as const),
	...(['drop_poll', 'keep_open', 'keep_options', 'once', 'anonymous', 'no_quiz', 'drop_channel'] as const),
	...(['keep_post', 'all_channels'] as const)
];
export type FixName = (typeof fixNames)[number];

export interface Situation {
	content: Content;
	accounts: Account[];
	manifests: ReadonlyMap<string, NetworkManifest>;
	media: Media[];
	/** May this person change the project? */
	mayChangeProject: boolean;
}

/** What one press would mend, the gentlest first. `same`: objections of one code and amount, of one or several channels. */
export function fixesFor(same: Objection[], situation: Situation): Fix[] {
	const [first] = same;
	if (!first) return [];
	const ids = same.flatMap(({ accountId }) => accountId ?? []);
	return byCode[first.code]?.(situation, ids, first.amount) ?? [];
}

type Mend = (situation: Situation, ids: string[], amount: number) => Fix[];

const change = (name: FixName, part: () => Partial<Content>, amount = 0): Fix => ({
	name,
	amount,
	change: part
});

const tooLong =
	(overflow: 'split' | 'attach'): Mend =>
	(situation, ids, over) => {
		const { content, mayChangeProject } = situation;
		const isSeries = ids.every((id) => manifestOf(situation, id)?.messages.isSeries);
		return [
			...(mayChangeProject && isSeries ? [{ name: overflow, amount: 0, overflow }] : []),
			change('shorten', () => shortened(content, ids, over))
		];
	};

const withoutFiles: Mend = (situation, ids) => {
	const bad = new Set(
		ids
			.flatMap((id) => {
				const manifest = manifestOf(situation, id);
				const files = filesOf(situation);
				return manifest ? files.filter((file) => ofFiles(manifest, [file]).length > 0) : [];
			})
			.map(({ mediaId }) => mediaId)
	);
	const media = situation.content.media.filter(({ mediaId }) => !bad.has(mediaId));
	return [change('drop_files', () => ({ media }), bad.size)];
};

const withoutChannels: Mend = ({ content }, ids) => [
	change('drop_channel', () => ({
		targets: content.targets.filter(({ accountId }) => !ids.includes(accountId))
	}))
];

const withoutPoll: Mend = () => [change('drop_poll', () => ({ poll: null }))];

const byCode: Partial<Record<CheckCode, Mend>> = {
	text_too_long: tooLong('split'),
	caption_too_long: tooLong('attach'),
	too_many_marks: ({ content }, ids, most) => [
		change('fewer_marks', () => plainer(content, ids, most), most)
	],
	too_many_media: ({ content }, _ids, most) => [
		change('keep_files', () => ({ media: content.media.slice(0, most) }), most)
	],
	media_mixed: (situation, [id = '']) => {
		const manifest = manifestOf(situation, id);
		const [group = []] = manifest ? groupsOf(manifest, filesOf(situation)) : [];
		const kept = new Set(group.map(({ mediaId }) => mediaId));
		const media = situation.content.media.filter(({ mediaId }) => kept.has(mediaId));
		return [change('one_kind', () => ({ media }), media.length)];
	},
	media_kind_unsupported: withoutFiles,
	media_too_large: withoutFiles,
	picture_shape: withoutFiles,
	token_lacks_media: withoutFiles,
	buttons_need_message: ({ content }, ids) => [
		change('drop_buttons', () => ({ targets: withOptions(content.targets, ids, { buttons: undefined }) }))
	],
	poll_unsupported: (situation, ids) => [
		...withoutChannels(situation, ids, 0),
		...withoutPoll(situation, ids, 0)
	],
	poll_incomplete: withoutPoll,
	poll_option_twice: ({ content: { poll } }) =>
		poll
			? [
					change('once', () => ({
						poll: { ...poll, options: unique(poll.options), ...withoutAnswers(poll) }
					}))
				]
			: [],
	poll_too_many_options: ({ content: { poll } }, _ids, most) =>
		poll
			? [
					change(
						'keep_options',
						() => ({
							poll: { ...poll, options: poll.options.slice(0, most), ...withoutAnswers(poll, most) }
						}),
						most
					)
				]
			: [],
	poll_not_anonymous: ({ content: { poll } }) =>
		poll ? [change('anonymous', () => ({ poll: { ...poll, isAnonymous: true } }))] : [],
	poll_closes_early: openPoll,
	poll_closes_late: openPoll,
	quiz_unsupported: plainPoll,
	quiz_without_answer: plainPoll,
	delete_before_publish: keepPost,
	delete_too_late: keepPost,
	delete_unsupported: keepPost,
	account_not_found: withoutChannels,
	account_disconnected: withoutChannels,
	no_targets: ({ content, accounts }) => {
		const there = accounts.filter(({ status }) => status !== 'disconnected');
		const targets = there.map(({ id }) => ({ accountId: id }));
		return there.length > 0
			? [change('all_channels', () => ({ targets: [...content.targets, ...targets] }), there.length)]
			: [];
	}
};

function plainPoll({ content: { poll } }: Situation): Fix[] {
	if (!poll) return [];
	const { quiz: _right, ...asked } = poll;
	return [change('no_quiz', () => ({ poll: asked }))];
}

function openPoll({ content: { poll } }: Situation): Fix[] {
	return poll ? [change('keep_open', () => ({ poll: closing(poll, undefined) }))] : [];
}

function keepPost(): Fix[] {
	return [change('keep_post', () => ({ deleteAt: null }))];
}

/** Right answers by their places, as far as those are still there. */
const withoutAnswers = ({ quiz }: NonNullable<Content['poll']>, most = 0) =>
	quiz ? { quiz: { ...quiz, correct: quiz.correct.filter((at) => at < most) } } : {};

const unique = (options: string[]): string[] =>
	options.filter((option, at) => options.findIndex((one) => one.trim() === option.trim()) === at);

const manifestOf = ({ accounts, manifests }: Situation, id: string): NetworkManifest | undefined =>
	manifests.get(accounts.find((one) => one.id === id)?.network ?? '');

const filesOf = ({ content, media }: Situation): PartMedium[] =>
	content.media.flatMap(({ mediaId, spoiler = false }) => {
		const file = media.find(({ id }) => id === mediaId);
		if (!file) return [];
		const { kind, bytes, width, height, name } = file;
		return [{ mediaId, kind, bytes, width, height, name, spoiler }];
	});
