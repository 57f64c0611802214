import axe from 'axe-core';
import type { Page } from 'playwright/test';

/** What is looked for on a screen that stands. Each gives what is wrong, a line each. */

interface AxeRun {
	violations: { id: string; help: string; nodes: { target: unknown[]; any: { message: string }[] }[] }[];
}

/** What axe finds: WCAG 2.2 AA and its best practices; `rules` where only some of it is asked for. */
export async function faults(page: Page, rules?: string[]): Promise<string[]> {
	const isThere = await page.evaluate(() => 'axe' in window);
	if (!isThere) await page.evaluate(axe.source);
	const { violations } = await page.evaluate((only) => {
		// The cast: put there a moment ago.
		const { axe: here } = window as unknown as {
			axe: { run: (root: Document, options: object) => Promise<AxeRun> };
		};
		return here.run(document, {
			resultTypes: ['violations'],
			...(only
				? { runOnly: { type: 'rule', values: only } }
				: { rules: { 'target-size': { enabled: true } } })
		});
	}, rules ?? null);
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.slice(0, 3).map(({ target, any }) => `${id}: ${any[0]?.message ?? help}: ${target.join(' ')}`)
	);
}

/** Words that are cut off, or that push the page aside, once every one of them is by a third longer, as another language would have them. */
export const clippedWhenLonger = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const ours = 'button, a, label, h1, h2, h3, th, dt, [role=tab], [role=radio], [role=menuitem], p, small';
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const changed: [Text, string][] = [];
		while (walker.nextNode()) {
			const text = walker.currentNode as Text;
			const word = text.data.trim();
			// Times, counts and letters in a circle are no words.
			if (word.length < 3 || !/\p{L}{3}/u.test(word) || !text.parentElement?.closest(ours)) continue;
			changed.push([text, text.data]);
			const longer = Math.ceil(word.length / 3);
			text.data = `${text.data}${'ы'.repeat(Math.min(longer, 8))}`;
		}
		const wrong: string[] = [];
		const seen = document.documentElement;
		if (seen.scrollWidth > seen.clientWidth) wrong.push(`the page is ${seen.scrollWidth} wide`);
		for (const { parentElement } of changed.map(([text]) => text)) {
			if (!parentElement?.checkVisibility()) continue;
			for (let one: Element | null = parentElement; one && one !== document.body; one = one.parentElement) {
				const style: CSSStyleDeclaration = getComputedStyle(one);
				// What only a screen reader reads is clipped on purpose.
				if (style.clipPath !== 'none' || style.clip !== 'auto') break;
				const isCut: boolean = /hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
				const isSaid = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
				if (/auto|scroll/.test(style.overflowX) || isSaid) break;
				if (isCut) wrong.push(`cut: ${parentElement.textContent?.trim().slice(0, 40)}`);
				if (isCut || one.matches('button, a')) break;
			}
		}
		for (const [text, was] of changed) text.data = was;
		return wrong;
	});

/** Rows of a long list that are higher than their place, and so lie over the next one. */
export const overlapping = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('li[aria-posinset]')].flatMap((row) => {
			const { scrollHeight, clientHeight } = row;
			return scrollHeight > clientHeight + 1 ? [`a row of ${clientHeight} needs ${scrollHeight}`] : [];
		})
	);

/** Something that moves although the person asked for stillness. */
export const moving = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		document.getAnimations().flatMap((animation) => {
			const { duration, iterations } = animation.effect?.getTiming() ?? {};
			const isStill = Number(duration ?? 0) * (iterations ?? 1) <= 10;
			return isStill ? [] : [`moves: ${String((animation as CSSAnimation).animationName ?? 'a transition')}`];
		})
	);
