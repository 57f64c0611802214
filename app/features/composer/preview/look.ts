import { getContext, setContext } from 'svelte';
import { lookColours, type NetworkLook } from '#sync/records/network-look.ts';

/** Where a network has not told how it looks: as the app itself does. */
export type Shape = NetworkLook['shape'];

const key = Symbol('look');

interface Given {
	readonly look: NetworkLook | undefined;
}

/** What is drawn inside is drawn so. `given` is read again whenever it changes. */
export const setLook = (given: Given): void => void setContext(key, given);
export const currentLook = (): Given => getContext<Given | undefined>(key) ?? { look: undefined };

/** A look as custom properties, `--look-ground` and so on. Each follows the `color-scheme` of where it is used. */
export function propertiesOf(look: NetworkLook | undefined): string {
	if (!look) return '';
	const colours = lookColours.map((name) => {
		const [light, dark] = look[name];
		return `--look-${name}: light-dark(${light}, ${dark})`;
	});
	return [...colours, `--look-radius: ${look.radius}px`].join('; ');
}
