// Runs before the first paint: nobody sees the wrong theme or another language's words for a moment, and what is pressed on a page that the
// server has drawn is not lost while the app is still on its way. app/lib/state/theme.svelte.ts and app/lib/words/words.svelte.ts write what is
// read here; the app says that it is there by the event `alive`, of app/routes/+layout.svelte.
(function () {
	const root = document.documentElement;
	try {
		const theme = localStorage.getItem('twexel.theme');
		const locale = localStorage.getItem('twexel.locale');
		if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
		const spoken = locale || (/^(ru|be|uk|kk)\b/i.test(navigator.language) ? 'ru' : 'en');
		// The server drew it for what the browser asks for; somebody may have chosen otherwise.
		if (spoken !== root.lang) root.dataset.awaitsWords = '';
		root.lang = spoken;
	} catch {
		// Storage is closed to us: the system's theme and the document's language stand.
	}

	/** @type {HTMLElement | null} */
	let pressed = null;

	/** Also of Enter in a field: it presses the form's button. @param {MouseEvent} event */
	function hold(event) {
		const button = event.target instanceof Element ? event.target.closest('button') : null;
		if (!button) return;
		event.preventDefault();
		event.stopPropagation();
		pressed = button;
	}

	document.addEventListener('click', hold, true);
	document.addEventListener(
		'alive',
		() => {
			document.removeEventListener('click', hold, true);
			delete root.dataset.awaitsWords;
			if (pressed?.isConnected) pressed.click();
		},
		{ once: true }
	);
})();
