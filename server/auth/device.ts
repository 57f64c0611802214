import type { Context } from 'hono';
import type { Env } from '../core/http.ts';
import { addressOf } from '../core/request.ts';
import { deviceTokenOf } from './trusted-devices.ts';

/** Whence somebody signs in, as it is shown to them later. */
export interface Device {
	userAgent: string;
	address: string;
	/** The cookie of a browser that has signed in before. */
	known?: string | undefined;
}

export const deviceOf = (context: Context<Env>): Device => ({
	userAgent: context.req.header('user-agent') ?? '',
	address: addressOf(context),
	known: deviceTokenOf(context)
});
