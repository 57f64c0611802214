import { pino, type DestinationStream, type Logger } from 'pino';
import { errorInLog } from './error-in-log.ts';
import { originNow } from './origin.ts';

/**
 * JSON lines. Named fields that hold secrets are left out, and what looks like a token is masked wherever it stands, because a library's
 * error may quote the address that it called. Of errors no text of a person's is left either.
 */
export const newLog = (level: string, stream?: DestinationStream): Logger =>
	pino(
		{
			level,
			base: { service: 'twexel', pid: process.pid },
			timestamp: pino.stdTimeFunctions.isoTime,
			formatters: { level: (label) => ({ level: label }) },
			serializers: { err: errorInLog },
			mixin: cameFrom,
			redact: { paths: secretPaths, remove: true },
			hooks: { streamWrite: maskTokens }
		},
		stream ?? pino.destination({ dest: 1, sync: true })
	);

/** Every line says which request it belongs to, also where a job carries it on. */
function cameFrom(): object {
	const { requestId, jobId } = originNow();
	return { ...(requestId === undefined ? {} : { requestId }), ...(jobId === undefined ? {} : { jobId }) };
}

const secretFields = [
	'password',
	'passwordHash',
	'token',
	'botToken',
	'accessToken',
	'refreshToken',
	'secret',
	'sealed',
	'authorization',
	'cookie',
	'set-cookie'
];
const secretPaths = secretFields.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]);

/** Bot tokens (alone or in an address), VK tokens, and JWTs. Links that are logged on purpose hold none of these. */
export const maskTokens = (line: string): string =>
	line
		.replace(/\d{5,}:[\w-]{30,}/g, '<token>')
		.replace(/\/bot[^/\s"]+\//g, '/bot<token>/')
		.replace(/\bvk1\.a\.[\w-]+/g, '<token>')
		.replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '<token>');
