import type { Person } from '../../kit/person.ts';
import type { World } from '../../kit/world.ts';
import type { Device } from './device.ts';
import type { Dice } from './dice.ts';
import type { Ledger } from './ledger.ts';
import type { People } from './people.ts';
import type { Room, WatchedServer } from './server.ts';

/** A project that the history plays in. */
export interface Stage extends Room {
	owner: Person;
	accountIds: string[];
	mediaIds: string[];
}

/** Everything that a history is played with. */
export interface Scene {
	world: World;
	server: WatchedServer;
	ledger: Ledger;
	people: People;
	players: Person[];
	stages: Stage[];
	/** A post of a project that none of the players ever sees. */
	closed: { room: Room; postId: string };
	devices: Device[];
	/** Numbers of the audit between which the server itself wrote: jobs, people at its interface, a hand at the database. */
	/**
	 * Which of the two ever happens here. Both in one history are more than the server promises: after a restore from a backup it cannot tell
	 * whose cursor is older than what it has forgotten, and asks no device to give up what may exist nowhere else.
	 */
	disaster: 'new epoch' | 'forget deletions';
	serverWrites: { from: number; to: number }[];
}

/** One kind of thing that can happen. Gives what it did, in a few words; nothing where there was nothing to do it to. */
export interface Action {
	/** How often it happens, against the others. */
	weight: number;
	run(scene: Scene, dice: Dice): Promise<string | undefined>;
}
