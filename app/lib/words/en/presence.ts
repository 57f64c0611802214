import type { Words } from '../ru.ts';

export const presence: Words['presence'] = {
	here: (names) => `Looking at it now: ${names}`,
	nameless: 'Nameless'
};
