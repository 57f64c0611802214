/** Random numbers that can be had again: the seed is printed by whoever fails, and given as SEED. */
export function seeded(given = process.env['SEED']): { random: () => number; seed: number } {
	const seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
	let state = seed >>> 0;
	// mulberry32, by Tommy Ettinger (public domain): small, quick, and good enough to shuffle with.
	const random = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	return { random, seed };
}
