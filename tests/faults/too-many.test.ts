import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectsMany, plansMany } from '../kit/crowd.ts';
import { Desk, pointTo } from '../kit/desk.ts';
import { seeded } from '../kit/seeded.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';
import { acceptedBy, expectSound, tallyOf } from './checker.ts';

let telegram: Telegram;
let world: World;
beforeEach(async () => {
	telegram = await startTelegram(() => world.clock.now());
	world = await newWorld({ env: pointTo(telegram) });
});
afterEach(async () => {
	await world.end();
	await telegram.stop();
});

it('F6: pauses of 1 to 60 s are waited out to the second, at no cost to other bots', async () => {
	const { random, seed } = seeded();
	const anna = await Desk.of(world);
	const place = { userId: anna.person.userId, projectId: anna.project.id };
	const start = world.clock.now().getTime();
	const stormy = await connectsMany(world.deps, telegram, place, { bots: 1, channels: 20, from: 0 });
	const calm = await connectsMany(world.deps, telegram, place, { bots: 20, channels: 1, from: 1 });
	const pauses = [1, 60, ...Array.from({ length: 4 }, () => 1 + Math.floor(random() * 60))];
	const storm = telegram.storms('800000000:AAH-a_simulated_bot_that_is_one_of_many', pauses);
	const soon = new Date(start + 5000);
	await plansMany(
		world.deps,
		place,
		stormy,
		stormy.map(() => soon),
		'Буря'
	);
	const dueAt = calm.map((_, number) => new Date(start + 5000 + number * 10_000));
	await plansMany(world.deps, place, calm, dueAt, 'Штиль');
	const end = () => telegram.accepted.filter(({ text }) => text.startsWith('Буря')).length === stormy.length;
	for (let seconds = 0; seconds < 600 && !(end() && seconds > 220); seconds++) await world.passes('1s');

	const about = `seed ${seed}, pauses ${pauses.join(' ')}`;
	expectSound(await tallyOf(world.database.pool, acceptedBy(telegram)), about);
	expect(storm.hasty, about).toBe(0);
	expect(storm.late, about).toHaveLength(pauses.length);
	expect(Math.max(...storm.late), about).toBeLessThanOrEqual(1000);
	const out = telegram.accepted.filter(({ text }) => text.startsWith('Буря'));
	expect(out, about).toHaveLength(stormy.length);
	const took = Math.max(...out.map(({ at }) => at.getTime())) - soon.getTime();
	expect(took, about).toBeLessThanOrEqual(1.2 * (storm.floor + (stormy.length / 30) * 1000));
	for (const [number, due] of dueAt.entries()) {
		const arrived = telegram.accepted.find(({ text }) => text === `Штиль ${number}`);
		expect((arrived?.at.getTime() ?? Infinity) - due.getTime(), about).toBeLessThanOrEqual(1000);
	}
});
