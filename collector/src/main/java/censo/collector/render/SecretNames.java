package censo.collector.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names for secrets, {@code <thing>_<what>}, from what stands before them. A name that two secrets
 * would have is given to neither: each gets the thing before it, so that no name ever comes to mean
 * another secret.
 */
final class SecretNames {
  static final Pattern TOKEN = Pattern.compile("CENSO_SECRET_\\w*");

  private static final Pattern URL =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^\\s\"'<>]*)\\z");
  private static final Pattern QUERY = Pattern.compile(".*[?&;]([A-Za-z0-9_.-]+)=\\z");
  private static final Pattern WORD =
      Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*)[\"'\\s=:\\[\\]({>,+-]*\\z");

  /** {@code -u user -pTOKEN}, as the clients of MySQL have it. */
  private static final Pattern PASSWORD_OPTION =
      Pattern.compile("(?:.*?(?:-u\\s*|--user[= ])([A-Za-z0-9_.-]+))?.*\\s-p\\z");

  private static final Pattern SCHEME_OF_HEADER =
      Pattern.compile("(?i)(basic|bearer|token)\\s+\\z");

  /** By token: what it is, and of what thing. */
  private final Map<String, String> words = new TreeMap<>();

  private final Map<String, String> things = new HashMap<>();

  /** Sees a text with its secrets; earlier texts name them first. */
  void see(String thing, String key, String text) {
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      if (!words.containsKey(token.group())) {
        things.put(token.group(), thing(thing));
        words.put(token.group(), what(key, text, token));
      }
    }
  }

  private static String what(String key, String text, Matcher token) {
    int line = text.lastIndexOf('\n', token.start()) + 1;
    String before = text.substring(line, token.start());
    Matcher url = URL.matcher(before);
    boolean whole = token.end() - token.start() == text.length();
    String word;
    if (url.find()) {
      word = inUrl(url.group(1), url.group(2), text.substring(token.end()));
    } else if (whole || before.isBlank()) {
      word = key;
    } else {
      Matcher option = PASSWORD_OPTION.matcher(before);
      if (option.matches()) {
        return option.group(1) == null ? "password" : slug(option.group(1) + "_password");
      }
      before = SCHEME_OF_HEADER.matcher(before).replaceFirst("");
      Matcher last = WORD.matcher(before);
      word = last.find() && last.group(1).length() > 1 ? last.group(1) : key;
    }
    return slug(word);
  }

  /** In the query {@code host_key}, else the user's or the host's password. */
  private static String inUrl(String scheme, String before, String after) {
    Matcher query = QUERY.matcher(before);
    if (query.matches()) {
      return label(before.substring(before.indexOf('@') + 1)) + "_" + query.group(1);
    }
    String user = before.replaceFirst(":.*", "");
    String host = after.startsWith("@") ? label(after.substring(1)) : "";
    return (user.isEmpty() ? host.isEmpty() ? scheme : host : user) + "_password";
  }

  private static String label(String host) {
    Matcher label = Pattern.compile("[A-Za-z][A-Za-z0-9-]*").matcher(host);
    return label.lookingAt() ? label.group() : "";
  }

  /** Short: the first words of a name, without user, version or folder. */
  private static String thing(String name) {
    String bare = name.replaceFirst("^[^: ]*: ", "").replaceFirst("^[0-9.]+/", "");
    String slug = slug(bare.startsWith("/") ? bare.substring(bare.lastIndexOf('/') + 1) : bare);
    int end = slug.length() <= 24 ? slug.length() : slug.lastIndexOf('_', 24);
    return slug.substring(0, end <= 0 ? 24 : end);
  }

  static String slug(String text) {
    String slug =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
    String bounded = slug.length() > 48 ? slug.substring(0, 48) : slug;
    return bounded.matches("[a-z].*")
        ? bounded
        : "secret" + (bounded.isEmpty() ? "" : "_" + bounded);
  }

  /** The name of each token. */
  Map<String, String> names() {
    Map<String, List<String>> byName = new TreeMap<>();
    words.forEach(
        (token, word) ->
            byName.computeIfAbsent(plain(token, word), _ -> new ArrayList<>()).add(token));
    Map<String, String> named = new HashMap<>();
    byName.forEach(
        (name, tokens) -> {
          for (String token : tokens) {
            String wanted = tokens.size() == 1 ? name : things.get(token) + "_" + name;
            named.put(token, free(wanted, named.values()));
          }
        });
    return named;
  }

  /** A word alone, {@code password}, says too little. */
  private String plain(String token, String word) {
    return word.contains("_") ? word : things.get(token) + "_" + word;
  }

  private static String free(String wanted, Collection<String> taken) {
    String name = wanted;
    for (int i = 2; taken.contains(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }
}
