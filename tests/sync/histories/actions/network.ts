import { collectionNames } from '#sync/collection.ts';
import type { Action } from '../scene.ts';

/** What happens to devices and their lines. */
export const network: Record<string, Action> = {
	sync: {
		weight: 22,
		async run({ devices }, dice) {
			const device = dice.pick(devices);
			const names = dice.chance(0.3)
				? collectionNames
				: (['posts', dice.pick(collectionNames) ?? 'posts'] as const);
			const most = dice.chance(0.25) ? 1 + dice.below(4) : Infinity;
			const passed = await device?.syncs([...new Set(names)], most);
			return `device ${device?.index} syncs ${names.length === 2 ? names.join() : 'all'}: ${passed} requests`;
		}
	},
	weather: {
		weight: 4,
		async run({ devices }, dice) {
			const device = dice.pick(devices);
			if (device) device.weather = dice.pick([0, 0, 0.2, 0.5]) ?? 0;
			return `device ${device?.index} has weather ${device?.weather}`;
		}
	},
	arrive: {
		weight: 4,
		async run({ devices }, dice) {
			const device = dice.pick(devices);
			await device?.arrives();
			return `what was under way to and from device ${device?.index} arrives`;
		}
	},
	crash: {
		weight: 5,
		async run({ devices }, dice) {
			const device = dice.pick(devices);
			const tab = dice.pick(device?.tabs ?? []);
			const nth = 1 + dice.below(8);
			const when = dice.chance(0.5) ? 'before' : 'after';
			tab?.page.life.diesAt(nth, when);
			return tab && `a tab of device ${device?.index} will die ${when} its write ${nth} from now`;
		}
	},
	'power off': {
		weight: 1,
		async run({ devices }, dice) {
			const device = dice.pick(devices);
			device?.dies();
			return `device ${device?.index} loses its power`;
		}
	},
	'open a tab': {
		weight: 2,
		async run({ devices }, dice) {
			const device = dice.pick(devices);
			if (!device || device.tabs.length !== 1) return undefined;
			const isLeading = dice.chance(0.4);
			await device.opens(isLeading);
			return `device ${device.index} opens another tab${isLeading ? ', which leads too' : ''}`;
		}
	}
};
