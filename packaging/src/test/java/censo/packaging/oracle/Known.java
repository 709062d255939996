package censo.packaging.oracle;

import java.util.function.Predicate;

/**
 * A difference that is meant.
 *
 * @param reason why Censo reads it otherwise, or why this daemon can't be asked
 * @param holds whether a difference is this one
 */
record Known(String reason, Predicate<Difference> holds) {}
