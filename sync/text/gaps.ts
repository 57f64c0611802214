import type { Poll } from '../records/poll.ts';
import type { TargetOptions } from '../records/post.ts';
import { builtInsOf, variablesOf } from '../templates/variables.ts';

/** Names of a template's variables that nobody has filled in, and that readers would see as they stand: `{{name}}`. Each once. */
export function gapsIn(content: { html: string; poll: Poll | null; options: TargetOptions }): string[] {
	const { html, poll, options } = content;
	const asked = poll ? [poll.question, ...poll.options, poll.quiz?.explanation ?? ''] : [];
	const labels = (options.buttons ?? []).flat().map(({ text }) => text);
	const all = [html, ...asked, ...labels, options.firstComment ?? ''];
	return [...new Set(all.flatMap((text) => [...variablesOf(text), ...builtInsOf(text)]))];
}
