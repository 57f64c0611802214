import type { Icon } from '../ui/icon.ts';

export interface Toast {
	id: number;
	text: string;
	tone: 'plain' | 'danger';
	icon?: Icon;
	action?: { label: string; run: () => void };
}

/** Long enough to read and to press Undo (the design asks for ten seconds). In milliseconds. */
const shown = { plain: 5000, withAction: 10_000 };

/** What is said at the lower edge and goes away by itself. */
class Toasts {
	list = $state.raw<Toast[]>([]);
	#timers = new Map<number, ReturnType<typeof setTimeout>>();
	#last = 0;

	/** Says it; `action` is the one thing that can be done about it, such as taking it back. */
	show(text: string, about: Partial<Omit<Toast, 'id' | 'text'>> = {}): number {
		const toast: Toast = { tone: 'plain', ...about, id: ++this.#last, text };
		this.list = [...this.list.slice(-2), toast];
		this.resume(toast.id);
		return toast.id;
	}

	fail(text: string): number {
		return this.show(text, { tone: 'danger' });
	}

	dismiss(id: number): void {
		this.hold(id);
		this.list = this.list.filter((toast) => toast.id !== id);
	}

	/** A pointer or the focus rests on it: it stays. */
	hold(id: number): void {
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
	}

	resume(id: number): void {
		const toast = this.list.find((one) => one.id === id);
		if (!toast) return;
		this.hold(id);
		const time = toast.action ? shown.withAction : shown.plain;
		this.#timers.set(
			id,
			setTimeout(() => this.dismiss(id), time)
		);
	}
}

export const toasts = new Toasts();
