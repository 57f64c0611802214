import type { Person } from '../../kit/person.ts';
import type { World } from '../../kit/world.ts';

/** Everybody who takes part in some history, and one who never does; signed up once for all of them. */
export interface People {
	players: Person[];
	outsider: Person;
}

export async function gather(world: World): Promise<People> {
	const players: Person[] = [];
	for (const name of ['anna', 'boris', 'vera']) players.push(await world.person(name));
	return { players, outsider: await world.person('olga') };
}
