const rememberedAs = 'twexel.client-name';

/** What a client calls themselves, once for all the posts of a page, and for the next time that they come. */
class NameGiven {
	current = $state(typeof localStorage === 'undefined' ? '' : (localStorage.getItem(rememberedAs) ?? ''));

	keep(): void {
		localStorage.setItem(rememberedAs, this.current.trim());
	}
}

export const nameGiven = new NameGiven();
