/** What a browser calls itself, as people call it; the first that fits, since nearly all of them also claim to be Chrome or Safari. */
const browsers: [RegExp, string][] = [
	[/YaBrowser\//, 'Яндекс Браузер'],
	[/OPR\/|Opera/, 'Opera'],
	[/Edg(e|A|iOS)?\//, 'Edge'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Chrome\/|CriOS\//, 'Chrome'],
	[/Safari\//, 'Safari']
];

const systems: [RegExp, string][] = [
	[/iPhone/, 'iPhone'],
	[/iPad/, 'iPad'],
	[/Android/, 'Android'],
	[/Windows/, 'Windows'],
	[/Mac OS X/, 'macOS'],
	[/CrOS/, 'ChromeOS'],
	[/Linux/, 'Linux']
];

/** “Firefox, Windows”; empty where nothing is known. */
export function deviceName(userAgent: string): string {
	const known = (list: [RegExp, string][]) => list.find(([mark]) => mark.test(userAgent))?.[1];
	return [known(browsers), known(systems)].filter((name) => name !== undefined).join(', ');
}

export const isPhone = (userAgent: string): boolean => /iPhone|iPad|Android|Mobile/.test(userAgent);
