type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * A word in the form that goes with a number: `plural('ru', { one: 'пост', few: 'поста', many: 'постов', other: 'поста' })(5)` is
 * «постов». `other` is the form for fractions (1,5 поста).
 */
export function plural(locale: string, forms: Forms): (count: number) => string {
	const rules = new Intl.PluralRules(locale);
	return (count) => forms[rules.select(count)] ?? forms.other;
}
