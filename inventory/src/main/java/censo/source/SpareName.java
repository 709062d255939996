package censo.source;

import java.util.regex.Pattern;

/**
 * Names that say by themselves that a file is not meant to be read: copies that editors and package
 * managers leave behind, samples, dotfiles. That a daemon skips one needs no telling; that it reads
 * one does.
 */
public final class SpareName {
  private static final Pattern SPARE =
      Pattern.compile(
          "\\..*|.*~|README.*"
              + "|.*\\.(bak|old|orig|save|swp|disabled|sample|example|dist|dpkg-[^.]*|rpm[^.]*)",
          Pattern.DOTALL);

  private SpareName() {}

  /** Whether the last part of a path says so. */
  public static boolean is(String name) {
    return SPARE.matcher(name).matches();
  }
}
