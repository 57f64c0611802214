/** Made by ./plugin.ts: one emoji a line; itself, its group, its name and further words, separated by tabs. */
declare module 'virtual:emoji/ru' {
	const lines: string;
	export default lines;
}
declare module 'virtual:emoji/en' {
	const lines: string;
	export default lines;
}
