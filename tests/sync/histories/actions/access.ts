import { roles } from '#sync/records/member.ts';
import { Violation } from '../violation.ts';
import type { Action, Scene, Stage } from '../scene.ts';
import type { Person } from '../../../kit/person.ts';
import type { Dice } from '../dice.ts';

/** Who may see what: given, taken away and changed at the server, as from somebody's settings page. */
export const access: Record<string, Action> = {
	grant: {
		weight: 4,
		run: (scene, dice) =>
			onMember(scene, dice, async (stage, person, by) => {
				const role = dice.pick(roles);
				const { status } = await by.post(`/api/projects/${stage.id}/members`, { email: person.email, role });
				expected(status);
				return `${person.name} is added to ${stage.mark} as ${role}: ${status}`;
			})
	},
	revoke: {
		weight: 3,
		run: (scene, dice) =>
			onMember(scene, dice, async (stage, person, by) => {
				const { status } = await by.delete(`/api/projects/${stage.id}/members/${person.userId}`);
				expected(status);
				return `${person.name} is taken out of ${stage.mark}: ${status}`;
			})
	},
	promote: {
		weight: 2,
		run: (scene, dice) =>
			onMember(scene, dice, async (stage, person, by) => {
				const role = dice.pick(roles);
				const { status } = await by.put(`/api/projects/${stage.id}/members/${person.userId}`, { role });
				expected(status);
				return `${person.name} becomes ${role} of ${stage.mark}: ${status}`;
			})
	}
};

async function onMember(
	{ stages, players }: Scene,
	dice: Dice,
	act: (stage: Stage, person: Person, by: Person) => Promise<string>
) {
	const stage = dice.pick(stages);
	const person = dice.pick(players);
	return stage && person ? act(stage, person, stage.owner) : undefined;
}

/** A no is an answer like another here; only a failure of the server's own is not. */
export function expected(status: number): void {
	if (status >= 500) throw new Violation('I10', `the server answered ${status}`);
}
