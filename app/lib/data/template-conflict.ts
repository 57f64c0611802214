import { uuidv7 } from 'uuidv7';
import { mergeFields } from '#sync/merge.ts';
import type { Stored } from '#sync/protocol.ts';
import type { Template } from '#sync/records/template.ts';
import { variablesOf } from '#sync/templates/variables.ts';
import type { Rescued } from './device.ts';

type Rescue = (template: Template, why: Rescued['why']) => Promise<void>;

/**
 * What becomes of a template whose push was answered with another. Name and text are merged one by one; our text, where it did not make
 * it, is kept aside. The edit wins over the deletion.
 */
export const templateResolver =
	(rescue: Rescue) =>
	async (
		base: Stored<Template> | undefined,
		mine: Stored<Template>,
		theirs: Stored<Template>
	): Promise<Stored<Template>> => {
		if (base?.writeId === theirs.writeId || !isSeen(theirs)) {
			if (!mine._deleted) await rescue(mine, isSeen(theirs) ? 'refused' : 'access_lost');
			return theirs;
		}
		if (mine._deleted || theirs._deleted) return deletedOnOneSide(base, mine, theirs);
		// Where it is not known what both began with, theirs may have been written with ours in sight, and stays.
		const merged = mergeFields(base ?? mine, mine, theirs, ['name', 'html']);
		const isLost = merged.html !== mine.html && mine.html !== base?.html;
		if (isLost) await rescue(mine, 'both_changed');
		return merged === theirs ? theirs : fresh({ ...merged, variables: variablesOf(merged.html) });
	};

function deletedOnOneSide(
	base: Stored<Template> | undefined,
	mine: Stored<Template>,
	theirs: Stored<Template>
): Stored<Template> {
	if (mine._deleted && theirs._deleted) return theirs;
	if (mine._deleted) return base && saysTheSame(base, theirs) ? fresh({ ...theirs, _deleted: true }) : theirs;
	return base && saysTheSame(base, mine) ? theirs : fresh({ ...mine, _deleted: false });
}

/** The stand-in for a document that this person may not see, or no longer, has no word or a known one. */
const isSeen = ({ writeId }: Partial<Template>): boolean => writeId !== undefined && writeId !== 'revoked';

const saysTheSame = (a: Template, b: Template): boolean => a.name === b.name && a.html === b.html;

const fresh = (template: Stored<Template>): Stored<Template> => ({
	...template,
	writeId: uuidv7(),
	updatedAt: new Date().toISOString()
});
