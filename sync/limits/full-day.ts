const day = 24 * 3_600_000;

/** Around an instant, the ends of all that counts for whether its day is full. In ISO 8601. */
export const dayAround = (at: string): { from: string; to: string } => ({
	from: new Date(Date.parse(at) - day).toISOString(),
	to: new Date(Date.parse(at) + day).toISOString()
});

/**
 * Whether one more at an instant makes too many within some 24 hours: a network counts so many a day, and when its day begins nobody says
 * (spec: services.md, 2.5). Instants are in milliseconds.
 */
export function isDayFull(others: number[], at: number, perDay: number): boolean {
	const all = [...others, at].toSorted((a, b) => a - b);
	return all.some((first, index) => {
		const last = all[index + perDay];
		return last !== undefined && last - first < day && first <= at && at <= last;
	});
}
