const fields = 'input:not([type="radio"], [type="checkbox"]), textarea, select';
/** A letter goes to the row that begins with it. */
const rows = '[role="menuitem"], [role="menuitemcheckbox"], [role="option"]';

/** Whether a letter that is pressed on this means the letter. */
export const isTypedInto = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement && (target.isContentEditable || target.matches(`${fields}, ${rows}`));
