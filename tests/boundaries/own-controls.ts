/**
 * Screens that have a button or a field of their own making, and why none of app/lib/ui does: they are whole rows and cells that are pressed,
 * or triggers that look like what they stand in. Everything else takes its controls from there.
 */
const row = 'a whole row that is pressed';
const cell = 'a cell of a grid that is pressed';
const trigger = 'the trigger of a menu, drawn as what it opens';
const files = 'the dialog for files, which only an input opens';
const inText = 'a word within a text';

export const ownControls: Record<string, string> = {
	'app/features/accounts/ConnectDialog.svelte': row,
	'app/features/auth/Door.svelte': 'two languages in one line',
	'app/features/calendar/Crowd.svelte': trigger,
	'app/features/calendar/OverPost.svelte': 'a point on the screen that a menu hangs on; nobody sees it',
	'app/features/calendar/PhoneMonth.svelte': cell,
	'app/features/composer/Buttons.svelte': 'a button of a message, as the network draws it',
	'app/features/composer/Targets.svelte': 'a channel as a chip',
	'app/features/composer/Toolbar.svelte': files,
	'app/features/composer/VariantBar.svelte': 'a channel as a chip',
	'app/features/composer/emoji/EmojiGrid.svelte': cell,
	'app/features/composer/markup/Spans.svelte': inText,
	'app/features/composer/preview/Album.svelte': 'a picture that is uncovered, as the network draws it',
	'app/features/composer/preview/LongText.svelte': inText,
	'app/features/discussion/MatterCard.svelte': row,
	'app/features/frame/ProfileMenu.svelte': trigger,
	'app/features/frame/ProjectSwitcher.svelte': trigger,
	'app/features/frame/SyncButton.svelte': trigger,
	'app/features/library/FileCard.svelte': 'a whole card that is pressed',
	'app/features/library/FileSheet.svelte': files,
	'app/features/library/Library.svelte': files,
	'app/features/library/PickMedia.svelte': 'a whole card that is pressed',
	'app/features/posts/TimePicker.svelte': row,
	'app/features/projects/ProjectList.svelte': row,
	'app/features/queue/Brush.svelte': cell,
	'app/features/queue/QueueRow.svelte': 'the handle by which a row is dragged',
	'app/features/queue/WeekTable.svelte': cell,
	'app/features/receipt/Tally.svelte': 'a count that filters',
	'app/features/security/ChangePassword.svelte': 'a field that only password managers see',
	'app/features/templates/Chip.svelte': 'a variable as a chip',
	'app/features/templates/PickTemplate.svelte': row
};
