import { MediaQuery } from 'svelte/reactivity';

/** Where the frame is a phone's: the style sheets ask for the same width. */
export const narrow = new MediaQuery('max-width: 45rem');
