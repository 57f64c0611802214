import { describe, expect, it } from 'vitest';
import { en } from '#app/lib/words/en.ts';
import { ru } from '#app/lib/words/ru.ts';
import { collectionNames, collections } from '#sync/collection.ts';
import { pushed } from './pushed.ts';

/** Of channels a device writes the signature alone, and what is written of itself with every change is no change to anybody. */
const written = collectionNames.filter((name) => collections[name].isPushed && name !== 'accounts');
const ofItself = ['id', 'projectId', 'writeId', 'updatedAt', 'invitedBy'];

describe.each(Object.entries({ ru, en }))(
	'what waits on a device is told in words: %s',
	(_language, words) => {
		it.each(written)('every field of %s that a device may change', (name) => {
			const servers = Object.keys(pushed[name]?.forged ?? {});
			const fields = Object.keys(collections[name].record.shape).filter(
				(field) => !ofItself.includes(field) && (field === 'status' || !servers.includes(field))
			);
			const known: Record<string, string> = words.frame.changedFields;
			expect(fields.filter((field) => known[field] === undefined)).toEqual([]);
		});

		it('the signature of a channel', () => {
			const known: Record<string, string> = words.frame.changedFields;
			expect(known['signature']).toBeTypeOf('string');
		});
	}
);
