import { expect, it } from 'vitest';
import { clockChangesIn, minutesAhead } from './clock-changes.ts';

it('tells at which hour clocks are put forward and back', () => {
	expect(clockChangesIn(['2026-03-28', '2026-03-29', '2026-03-30'], 'Europe/Berlin')).toEqual([
		{ day: '2026-03-29', from: '02:00', to: '03:00', minutes: 60 }
	]);
	expect(clockChangesIn(['2026-10-25'], 'Europe/Berlin')).toEqual([
		{ day: '2026-10-25', from: '03:00', to: '02:00', minutes: -60 }
	]);
	expect(clockChangesIn(['2026-10-04'], 'Australia/Lord_Howe')).toEqual([
		{ day: '2026-10-04', from: '02:00', to: '02:30', minutes: 30 }
	]);
});

it('knows that Moscow changes none', () => {
	const days = Array.from({ length: 365 }, (_, day) =>
		new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)
	);
	expect(clockChangesIn(days, 'Europe/Moscow')).toEqual([]);
});

it('says how far two zones are apart', () => {
	const at = '2026-07-01T12:00:00.000Z';
	expect(minutesAhead('Asia/Yekaterinburg', 'Europe/Moscow', at)).toBe(120);
	expect(minutesAhead('Europe/Moscow', 'Asia/Kolkata', at)).toBe(-150);
});
