import type { Handlers } from './handler.ts';
import { alert } from './handlers/alert.ts';
import { connect } from './handlers/connect.ts';
import { deliver } from './handlers/deliver.ts';
import { digest } from './handlers/digest.ts';
import { greet } from './handlers/greet.ts';
import { notify } from './handlers/notify.ts';
import { preflight } from './handlers/preflight.ts';
import { renew } from './handlers/renew.ts';
import { tidy } from './handlers/tidy.ts';
import { upkeep } from './handlers/upkeep.ts';
import { verifyPublication } from './handlers/verify.ts';

/** A job of the catalog that is missing here does not compile. */
export const handlers: Handlers = {
	deliver,
	verify: verifyPublication,
	upkeep,
	preflight,
	notify,
	digest,
	renew,
	alert,
	greet,
	connect,
	tidy
};
