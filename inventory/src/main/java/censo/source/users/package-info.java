/**
 * The users and folders that the items of other sources need: the people and paths without which
 * nothing of them would run on another machine. Never reads shadow, and never tells of a user or
 * folder that nothing refers to.
 */
package censo.source.users;
