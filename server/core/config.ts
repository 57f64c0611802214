import { resolve } from 'node:path';
import { z } from 'zod';
import { proxyList } from './place.ts';
import { keptSecrets, type Secrets } from './secrets.ts';

const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));
const roles = ['web', 'worker'] as const;

/** Every variable of the environment: its name, what it means, what it may be, and what it is when it is not set. */
export const variables = {
	port: variable(
		'PORT',
		'the port that it listens on',
		z.coerce.number().int().min(0).max(65535).default(3000)
	),
	host: variable('HOST', 'the address that it listens on', z.string().default('127.0.0.1')),
	publicUrl: variable('PUBLIC_URL', 'the origin that users see; http://localhost:$PORT', url.optional()),
	dataDir: variable(
		'DATA_DIR',
		'embedded database, media, mails, generated secrets',
		z
			.string()
			.default('./data')
			.transform((path) => resolve(path))
	),
	databaseUrl: variable(
		'DATABASE_URL',
		'a PostgreSQL server (15 or later); unset: the embedded one',
		z
			.string()
			.regex(/^(postgres(ql)?|socket):/, 'a postgres:// address')
			.optional()
	),
	secretKey: variable(
		'SECRET_KEY',
		'root key: token signing, encryption at rest; made once and kept in DATA_DIR',
		z.string().min(32).optional()
	),
	formerSecretKeys: variable(
		'SECRET_KEY_FORMER',
		'the root keys before SECRET_KEY, with commas between, until everything is sealed anew',
		z
			.string()
			.default('')
			.transform((text) => text.split(',').flatMap((key) => key.trim() || []))
	),
	roles: variable(
		'ROLES',
		'which parts this process runs: web, worker, or both',
		z
			.string()
			.default('web,worker')
			.transform((text) => text.split(',').map((role) => role.trim()))
			.pipe(z.array(z.enum(roles)).min(1))
	),
	smtpUrl: variable(
		'SMTP_URL',
		'outgoing mail; unset: mails are kept under DATA_DIR/mail and their links logged',
		z
			.string()
			.regex(/^smtps?:/, 'an smtp:// address')
			.optional()
	),
	mailFrom: variable('MAIL_FROM', 'the sender of mails', z.string().default('Twexel <twexel@localhost>')),
	drainSeconds: variable(
		'DRAIN_SECONDS',
		'how long a process that is asked to stop still takes requests, so that whoever passes them on hears of it by /readyz first',
		z.coerce.number().int().min(0).max(10).default(0)
	),
	mediaMaxMb: variable(
		'MEDIA_MAX_MB',
		'the largest file that can be uploaded, in megabytes; Telegram takes 50 from a bot, up to 2048 can be kept',
		z.coerce.number().int().min(1).max(2048).default(50)
	),
	telegramBotToken: variable(
		'TELEGRAM_BOT_TOKEN',
		"the installation's own bot",
		z
			.string()
			.regex(/^\d+:[\w-]+$/, 'a bot token')
			.optional()
	),
	telegramApiRoot: variable('TELEGRAM_API_ROOT', 'the Bot API', url.default('https://api.telegram.org')),
	telegramServiceChat: variable(
		'TELEGRAM_SERVICE_CHAT',
		'the number of a chat of the host’s in which bots may post: what may or may not be out in a closed channel is looked for by forwarding there',
		z
			.string()
			.regex(/^-?\d+$/, 'the number of a chat')
			.optional()
	),
	telegramWebRoot: variable('TELEGRAM_WEB_ROOT', 'public channel previews', url.default('https://t.me')),
	vkClientId: variable(
		'VK_CLIENT_ID',
		'the installation’s app at VK, for signing in there',
		z.string().optional()
	),
	vkClientSecret: variable('VK_CLIENT_SECRET', 'the same app’s protected key', z.string().optional()),
	vkServiceToken: variable(
		'VK_SERVICE_TOKEN',
		'the same app’s service key, by which lost posts are looked for on walls',
		z.string().optional()
	),
	vkApiRoot: variable('VK_API_ROOT', 'VK’s API', url.default('https://api.vk.com/method')),
	vkIdRoot: variable('VK_ID_ROOT', 'where people sign in at VK', url.default('https://id.vk.com')),
	vkOauthRoot: variable('VK_OAUTH_ROOT', 'where communities give keys', url.default('https://oauth.vk.com')),
	vapidPublicKey: variable(
		'VAPID_PUBLIC_KEY',
		'web push; made once and kept in DATA_DIR',
		z.string().optional()
	),
	vapidPrivateKey: variable(
		'VAPID_PRIVATE_KEY',
		'web push; made once and kept in DATA_DIR',
		z.string().optional()
	),
	vapidSubject: variable(
		'VAPID_SUBJECT',
		'whom a push service may write to; PUBLIC_URL, or a mailto: address',
		z
			.string()
			.regex(/^(mailto:|https:)/, 'a mailto: or https: address')
			.optional()
	),
	apiRate: variable(
		'API_RATE',
		'requests a minute that one person may make with all their devices',
		z.coerce.number().int().min(100).default(300_000)
	),
	addressRate: variable(
		'ADDRESS_RATE',
		'requests a minute that one address may make without being signed in',
		z.coerce.number().int().min(20).default(12_000)
	),
	outboundAllow: variable(
		'OUTBOUND_ALLOW',
		'hosts or ranges of addresses, with commas between, that addresses given by people may lead to although private',
		z.string().optional()
	),
	adminEmail: variable(
		'ADMIN_EMAIL',
		'the account with this address becomes administrator when it verifies; unset: the first account',
		z.email().toLowerCase().optional()
	),
	trustedProxies: variable(
		'TRUSTED_PROXIES',
		'proxies whose X-Forwarded-For is believed: addresses or networks, with commas between; unset: nobody’s',
		z
			.string()
			.transform((text, context) => {
				try {
					return proxyList(text);
				} catch (error) {
					context.addIssue({
						code: 'custom',
						message: error instanceof Error ? error.message : String(error)
					});
					return z.NEVER;
				}
			})
			.optional()
	),
	metricsToken: variable(
		'METRICS_TOKEN',
		'what opens /metrics, as a bearer; unset: it opens to callers on this machine alone',
		z.string().optional()
	),
	logLevel: variable(
		'LOG_LEVEL',
		'how much is logged',
		z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info')
	)
};

type Values = { [Key in keyof typeof variables]: z.output<(typeof variables)[Key]['schema']> };

/** Everything that the host decides, read once at start. */
export type Config = Omit<Values, keyof Secrets | 'publicUrl' | 'vapidSubject'> &
	Secrets & {
		publicUrl: string;
		vapidSubject: string;
		/** Rounds of bcrypt as a power of two. Not a variable: only tests lower it. */
		passwordCost: number;
	};

/** What the host has to mend; the message is the whole sentence. */
export class ConfigRefusal extends Error {
	override name = 'ConfigRefusal';
}

/** Reads the environment, and the generated secrets below DATA_DIR where none are given. */
export async function readConfig(env: NodeJS.ProcessEnv): Promise<Config> {
	const values = readVariables(env);
	const publicUrl = values.publicUrl ?? `http://localhost:${values.port}`;
	const vapidSubject =
		values.vapidSubject ?? (publicUrl.startsWith('https:') ? publicUrl : 'mailto:admin@localhost.invalid');
	const secrets = await keptSecrets(values).catch((error: unknown) => {
		throw new ConfigRefusal(
			`DATA_DIR cannot be used: ${error instanceof Error ? error.message : String(error)}`
		);
	});
	return { ...values, ...secrets, publicUrl, vapidSubject, passwordCost: 12 };
}

function readVariables(env: NodeJS.ProcessEnv): Values {
	const wrong: string[] = [];
	const read = Object.entries(variables).map(([key, { name, schema }]) => {
		// An empty variable is how shells and compose files say "not set".
		const parsed = schema.safeParse(env[name] === '' ? undefined : env[name]);
		if (!parsed.success) wrong.push(`${name}: ${parsed.error.issues[0]?.message ?? 'not understood'}`);
		return [key, parsed.data];
	});
	if (wrong.length > 0) throw new ConfigRefusal(`The environment is not right. ${wrong.join('; ')}`);
	// The keys and schemas are those of `variables`, which Object.entries forgets.
	return Object.fromEntries(read) as Values;
}

function variable<Schema extends z.ZodType>(name: string, about: string, schema: Schema) {
	return { name, about, schema };
}
