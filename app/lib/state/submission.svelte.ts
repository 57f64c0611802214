import { ApiProblem } from '../api-problem.ts';
import { sentenceFor } from '../words/sentence.ts';

/** One form being sent: whether it is under way, and what was wrong with it, at which field. */
export class Submission {
	isBusy = $state(false);
	#error = $state.raw<unknown>(null);

	/** Does the work once at a time; what it throws is kept and shown. Tells whether it went well. */
	async run(work: () => Promise<unknown>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.#error = null;
		try {
			await work();
			return true;
		} catch (error) {
			this.#error = error;
			if (!(error instanceof ApiProblem)) console.error(error);
			return false;
		} finally {
			this.isBusy = false;
		}
	}

	/** Begins anew: what was wrong before is not shown any more. */
	forget(): void {
		this.#error = null;
	}

	/** `sentence` where the server found something wrong at this field, else nothing. */
	at(path: string, sentence: string): string | undefined {
		return this.#paths.includes(path) ? sentence : undefined;
	}

	/** What is wrong at this field, by its code. */
	codeAt(path: string): string | undefined {
		if (!(this.#error instanceof ApiProblem)) return undefined;
		return this.#error.errors.find((error) => error.path === path)?.code;
	}

	/** The word for the second half of a sign-in, where this was the first. */
	get step(): string | undefined {
		return this.#error instanceof ApiProblem ? this.#error.step : undefined;
	}

	/** The code of a refusal, as the server gave it. */
	get code(): string | undefined {
		return this.#error instanceof ApiProblem ? this.#error.said : undefined;
	}

	is(code: string): boolean {
		return this.code === code;
	}

	/** What is wrong with the whole of it. */
	get line(): string | undefined {
		if (this.#error === null || this.#paths.length > 0) return undefined;
		return sentenceFor(this.#error);
	}

	get #paths(): string[] {
		return this.#error instanceof ApiProblem ? this.#error.errors.map((error) => error.path) : [];
	}
}
