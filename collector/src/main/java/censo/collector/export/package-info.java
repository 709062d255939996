/**
 * A rendering as a proposal to the control repository: a branch of a clone, and the words of its
 * pull request. The only place that knows JGit. Never pushes, never touches a working tree, a file
 * that people own or one that they have edited.
 */
package censo.collector.export;
