import { z } from 'zod';
import { instant, id } from './fields.ts';
import { said } from './said.ts';

const steps = z.object({ label: said, items: z.array(said) });

/** Something that a way asks for. What people paste is put in order by the server, which knows what the network's addresses look like. */
export const connectField = z.object({
	/** Its name in the request. */
	name: z.string(),
	kind: z.enum(['text', 'secret']),
	label: said,
	placeholder: said,
	hint: said.optional(),
	/** Said where it is empty, and where the server can make nothing of what it holds. */
	missing: said,
	wrong: said,
	/** Whether it names the channel: then it is filled in where one is connected again. */
	isChannel: z.boolean(),
	maxLength: z.number()
});
export type ConnectField = z.output<typeof connectField>;

const ofWay = {
	/** What it is called where there are several. */
	label: said,
	about: said.optional()
};

/** By telling the server what it asks for: POST /api/accounts/{network}. */
const byFields = z.object({
	by: z.literal('fields'),
	...ofWay,
	steps: steps.optional(),
	/** Where the steps begin. */
	page: z.object({ label: said, url: z.string() }).optional(),
	fields: z.array(connectField).min(1),
	submit: said,
	busy: said
});
export type ByFields = z.output<typeof byFields>;

/** By a link to the installation's bot, which connects every channel that it is brought to: /api/accounts/{network}/links. `{bot}` and `{name}` are filled in. */
const byLink = z.object({
	by: z.literal('link'),
	...ofWay,
	steps,
	open: said,
	toChannel: said,
	toGroup: said,
	waitsForStart: said,
	waitsForYes: said,
	waitsForChannel: said
});
export type ByLink = z.output<typeof byLink>;

/** By signing in at the network and choosing among the channels there: /api/accounts/{network}/{authorize,channels}. */
const bySignIn = z.object({
	by: z.literal('signIn'),
	...ofWay,
	submit: said,
	/** The variables that the host has still to set for it, none where it works; `{names}` in the sentence. */
	missing: z.array(z.string()),
	notConfigured: said,
	/** The name of the chosen channel's number in the request. */
	field: z.string(),
	list: said,
	choose: said,
	connect: said,
	connectAgain: said,
	noneTitle: said,
	noneText: said,
	/** What else can be done where the network does not show them. */
	closed: said
});
export type BySignIn = z.output<typeof bySignIn>;

export const connectWay = z.discriminatedUnion('by', [byFields, byLink, bySignIn]);
export type ConnectWay = z.output<typeof connectWay>;

/** A link by which channels connect themselves, and how far its person has come. */
export const connectLink = z.object({
	id,
	/** The bot's name, without the @. */
	bot: z.string(),
	/** Where to tell the bot who one is, and then where to pick a channel or a group for it. */
	startUrl: z.string(),
	channelUrl: z.string(),
	groupUrl: z.string(),
	expiresAt: instant,
	/** Who the bot took us for; `isConfirmed` once they have said that it is them. */
	person: z.object({ name: z.string(), isConfirmed: z.boolean() }).nullable(),
	/** Why the last channel could not be connected: a code, as a refusal has it. */
	problem: z.object({ code: z.string(), title: z.string().nullable() }).nullable()
});
export type ConnectLink = z.output<typeof connectLink>;

/** A channel that can be connected by a sign-in. */
export const connectChoice = z.object({
	externalId: z.string(),
	title: z.string(),
	username: z.string().nullable(),
	subscribers: z.number().nullable()
});
export type ConnectChoice = z.output<typeof connectChoice>;
