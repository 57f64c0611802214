import { z } from 'zod';
import { connectWay } from './connect-way.ts';
import { networkManifest } from './network.ts';
import { said } from './said.ts';

/** What people read for a code of failure that only this network has. */
export const ownRefusal = z.object({
	sentence: said,
	/** The same in a receipt, where it is the reason why something is not out; left out, the sentence does. */
	because: said.optional(),
	/** What mends it. */
	remedy: z.enum(['channel', 'post', 'retry']),
	/** The field of a way to connect that it is about. */
	field: z.string().optional(),
	/** What more to tell whoever fills in that field. */
	advice: said.optional(),
	/** What a device is told whose channel stopped for this reason. */
	notice: said.optional()
});
export type OwnRefusal = z.output<typeof ownRefusal>;

/** How people meet a network: its words, and how its channels are connected. Data, all of it: the app knows no network by name. */
export const networkFace = z.object({
	/** What it is called, where its name is no brand. */
	title: said.optional(),
	about: said,
	/** In the order in which they are offered. */
	ways: z.array(connectWay).min(1),
	refusals: z.record(z.string(), ownRefusal),
	/** For a network inside the installation, whose channels are read here: what the way there is called. */
	screen: z.object({ name: said, open: said }).optional()
});
export type NetworkFace = z.output<typeof networkFace>;

/** A network as the device gets it. */
export const facedNetwork = networkManifest.extend({ face: networkFace });
export type FacedNetwork = z.output<typeof facedNetwork>;
