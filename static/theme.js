// Runs before the first paint, so that nobody sees the wrong theme or hears the wrong language. app/lib/state/theme.svelte.ts
// and app/lib/words/words.svelte.ts write what is read here.
(function () {
	const root = document.documentElement;
	try {
		const theme = localStorage.getItem('twexel.theme');
		const locale = localStorage.getItem('twexel.locale');
		if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
		root.lang = locale || (/^(ru|be|uk|kk)\b/.test(navigator.language) ? 'ru' : 'en');
	} catch {
		// Storage is closed to us: the system's theme and the document's language stand.
	}
})();
