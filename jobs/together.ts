interface Terms {
	/** So many at most in the first work, and so many works side by side. */
	most: number;
	lanes?: number;
	/** So many at most in those that follow while others wait: each takes twice as many as the one before. */
	growsTo?: number;
	/** Whether what went wrong would meet each of them alone too. */
	isHopeless?: (error: unknown) => boolean;
}

/**
 * Does together what is asked for one by one: whatever is asked while an earlier work is under way waits for the next. What cannot be done
 * together is done one by one, so that one that fails takes no other with it.
 */
export function together<Asked, Answer>(
	work: (all: Asked[]) => Promise<Answer[]>,
	{ most, lanes = 2, growsTo = most, isHopeless = () => false }: Terms
): (asked: Asked) => Promise<Answer> {
	interface Waiting {
		asked: Asked;
		resolve: (answer: Answer) => void;
		reject: (error: unknown) => void;
	}
	const waiting: Waiting[] = [];
	let working = 0;

	async function take(): Promise<void> {
		// Those that are asked in the same turn of the event loop come along.
		await new Promise((resolve) => setImmediate(resolve));
		for (let room = most; waiting.length > 0; room = Math.min(growsTo, room * 2)) {
			await answer(waiting.splice(0, room));
		}
		working--;
	}

	async function answer(all: Waiting[]): Promise<void> {
		try {
			const answers = await work(all.map(({ asked }) => asked));
			if (answers.length !== all.length) throw new Error('not one answer for each that asked');
			for (const [at, one] of answers.entries()) all[at]?.resolve(one);
		} catch (error) {
			const [only, ...others] = all;
			if (isHopeless(error)) for (const one of all) one.reject(error);
			else if (only && others.length === 0) only.reject(error);
			else for (const one of all) await answer([one]);
		}
	}

	return (asked) =>
		new Promise((resolve, reject) => {
			waiting.push({ asked, resolve, reject });
			if (working >= lanes) return;
			working++;
			void take();
		});
}
