import { prepareBlank } from '../kit/product.ts';

/** Once for all browser tests. Gives what is done after them. */
export default prepareBlank;
