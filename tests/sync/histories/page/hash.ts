import { hash } from 'node:crypto';

/** Stands where rxdb/dist/esm/plugins/utils/utils-hash.js stands in a browser, and gives the same without asking another thread. */
export const nativeSha256 = async (input: string): Promise<string> => hash('sha256', input);
export const defaultHashSha256 = nativeSha256;
