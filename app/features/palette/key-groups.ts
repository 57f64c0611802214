import type { Words } from '#app/lib/words/ru.ts';

interface Key {
	keys: string[];
	does: keyof Words['palette']['does'];
}

/** Every key that means something, where it does. */
export const keyGroups: { name: keyof Words['palette']['groups']; keys: Key[] }[] = [
	{
		name: 'everywhere',
		keys: [
			{ keys: ['Ctrl+K'], does: 'palette' },
			{ keys: ['C'], does: 'compose' },
			{ keys: ['?'], does: 'help' },
			{ keys: ['Esc'], does: 'close' }
		]
	},
	{
		name: 'calendar',
		keys: [
			{ keys: ['T'], does: 'today' },
			{ keys: ['N'], does: 'write' },
			{ keys: ['←', '→'], does: 'page' },
			{ keys: ['1', '2', '3', '4'], does: 'views' },
			{ keys: ['D'], does: 'tray' }
		]
	},
	{
		name: 'post',
		keys: [
			{ keys: ['M'], does: 'move' },
			{ keys: ['Shift ←', 'Shift →'], does: 'byDay' },
			{ keys: ['Shift ↑', 'Shift ↓'], does: 'byWeek' },
			{ keys: ['Shift F10'], does: 'menu' },
			{ keys: ['Delete'], does: 'remove' }
		]
	},
	{
		name: 'selection',
		keys: [
			{ keys: ['X', 'Ctrl+click'], does: 'pick' },
			{ keys: ['Shift click'], does: 'range' },
			{ keys: ['Ctrl+A'], does: 'all' },
			{ keys: ['Esc'], does: 'clear' }
		]
	},
	{
		name: 'composer',
		keys: [
			{ keys: ['Ctrl+Enter'], does: 'send' },
			{ keys: ['Ctrl+B', 'Ctrl+I', 'Ctrl+U'], does: 'format' },
			{ keys: ['Ctrl+Z'], does: 'undo' }
		]
	}
];
