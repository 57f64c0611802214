/** An icon of Lucide as one path on 24 × 24: see icon-plugin.ts. */
declare module '@lucide/svelte/icons/*?mark' {
	const path: string;
	export default path;
}
