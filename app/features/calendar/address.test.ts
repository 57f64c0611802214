import { expect, it } from 'vitest';
import { channel, written } from '#tests/kit/samples.ts';
import { calendarAddress, filterIn, isNarrow, noFilter, passes } from './address.ts';

const filter = { channels: [channel], statuses: ['draft' as const], labels: ['меню & цены'] };

it('keeps view, day and filter in the address, and reads them from it again', () => {
	const address = calendarAddress('list', '2026-12-01', filter);
	const query = new URL(address, 'https://desk.test').searchParams;
	expect([query.get('view'), query.get('date')]).toEqual(['list', '2026-12-01']);
	expect(filterIn(query)).toEqual(filter);
	expect(calendarAddress('month', '2026-12-01')).toBe('/calendar?view=month&date=2026-12-01');
});

it('takes from an address no status that there is not', () =>
	expect(filterIn(new URLSearchParams('status=toString&status=all&status=draft')).statuses).toEqual([
		'draft'
	]));

it('lets pass what has one of each that is asked for', () => {
	const post = written({ targets: [{ accountId: channel }], labels: ['меню & цены', 'утро'] });
	expect(passes(post, filter)).toBe(true);
	expect(passes({ ...post, status: 'scheduled' }, filter)).toBe(false);
	expect(passes({ ...post, labels: ['утро'] }, filter)).toBe(false);
	expect(passes({ ...post, targets: [] }, filter)).toBe(false);
	expect([passes(post, noFilter), isNarrow(noFilter), isNarrow(filter)]).toEqual([true, false, true]);
});
