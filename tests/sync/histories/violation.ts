/** An invariant of the sync (I1 to I12) that did not hold. */
export class Violation extends Error {
	override name = 'Violation';
	readonly invariant: string;

	constructor(invariant: string, what: string, details?: unknown) {
		super(`${invariant}: ${what}${details === undefined ? '' : `\n${JSON.stringify(details, null, 1)}`}`);
		this.invariant = invariant;
	}
}
