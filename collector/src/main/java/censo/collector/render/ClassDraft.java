package censo.collector.render;

import censo.collector.profile.Place;
import censo.collector.profile.ProfileItem;
import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.ItemKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one class of an application will take from Hiera, while it is being put together: {@code
 * profile::bob::no_asg} and its data file.
 */
final class ClassDraft {
  /** Between the keys of a path; stands in no key, since {@link Renderable} refuses it. */
  static final String SEPARATOR = "\u001f";

  private static final Pattern IN_URL =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^\\s\"'<>]*\\z");

  final String application;
  final String scope;
  final String className;

  /** Files of hosts that may be rendered as they are, by path. */
  final SequencedMap<String, HostFile> hostFiles;

  /** Everything of the machines that get the class, what the common class has included. */
  final List<ProfileItem> machine;

  private final Optional<ClassDraft> common;
  private final Map<String, String> secretNames;
  private final Map<ItemKey, String> debts;
  private final Map<String, Object> parameters = new TreeMap<>();
  private final Map<String, List<Place>> origins = new TreeMap<>();
  private final Map<String, String> comments = new TreeMap<>();
  private final Map<String, RenderedFile> files = new TreeMap<>();
  private final SequencedMap<String, NeededSecret> secrets = new LinkedHashMap<>();
  private final List<Omitted> omitted = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<ProfileItem> items = new ArrayList<>();

  ClassDraft(
      String application,
      String scope,
      SequencedMap<String, HostFile> hostFiles,
      List<ProfileItem> machine,
      Optional<ClassDraft> common,
      Map<String, String> secretNames,
      Map<ItemKey, String> debts) {
    this.application = application;
    this.scope = scope;
    this.hostFiles = hostFiles;
    this.machine = machine;
    this.common = common;
    this.secretNames = secretNames;
    this.debts = debts;
    String profile = "profile::" + Puppet.segment(application);
    this.className = isCommon() ? profile : profile + "::" + scope;
  }

  /** Whether this class, or the common one beside it, has an entry. */
  boolean isOnMachine(String parameter, String title) {
    return has(parameter, title) || common.filter(c -> c.has(parameter, title)).isPresent();
  }

  boolean isCommon() {
    return scope.equals("common");
  }

  /** How the host had a secret, for the quoting of another one in its place. */
  enum Spelling {
    /** Within quotes, or alone. */
    QUOTED,
    /** As part of a command. */
    WORD
  }

  /**
   * A text of a host as it is rendered: its secrets named, words that the agent had to rewrite as
   * they were.
   */
  String text(ProfileItem item, String setting, String text, Spelling spelling) {
    boolean same = !item.conflicts().contains(setting);
    return text(item.key() + ", " + setting, same, text, spelling);
  }

  String text(String reader, boolean same, String text, Spelling spelling) {
    Matcher token = SecretNames.TOKEN.matcher(text);
    StringBuilder out = new StringBuilder();
    while (token.find()) {
      String form =
          IN_URL.matcher(text.substring(0, token.start())).find()
              ? ":url"
              : spelling == Spelling.WORD ? ":word" : "";
      String name = secretNames.get(token.group());
      need(name, reader, same);
      token.appendReplacement(out, Matcher.quoteReplacement("{{secret:" + name + form + "}}"));
    }
    return token.appendTail(out).toString().replace("CENSO_LITERAL_", "CENSO_SECRET_");
  }

  private void need(String name, String reader, boolean same) {
    secrets.merge(
        name,
        new NeededSecret(className + "::secrets", name, reader, same),
        (a, b) -> new NeededSecret(a.parameter(), name, a.reader(), a.same() && b.same()));
  }

  static boolean hasSecret(String text) {
    return SecretNames.TOKEN.matcher(text).find();
  }

  /** Sets an entry of a parameter that is a hash. */
  void put(String parameter, String title, Object value, Collection<ProfileItem> from) {
    hash(parameter).put(title, value);
    tell(parameter + SEPARATOR + title, from);
    from.forEach(i -> debt(parameter + SEPARATOR + title, i));
  }

  /** Sets a parameter that is a list. */
  void add(String parameter, String element, ProfileItem from) {
    @SuppressWarnings("unchecked") // only this method makes lists
    List<String> list =
        (List<String>) parameters.computeIfAbsent(parameter, _ -> new ArrayList<String>());
    tell(parameter + SEPARATOR + list.size(), List.of(from));
    list.add(element);
  }

  /** Says where what stands at a path comes from. */
  void tell(String path, Collection<ProfileItem> from) {
    from.forEach(i -> origins.computeIfAbsent(path, _ -> new ArrayList<>()).addAll(i.places()));
  }

  SequencedMap<String, Object> hash(String parameter) {
    @SuppressWarnings("unchecked") // only this method makes maps
    SequencedMap<String, Object> hash =
        (SequencedMap<String, Object>)
            parameters.computeIfAbsent(parameter, _ -> new LinkedHashMap<String, Object>());
    return hash;
  }

  boolean has(String parameter, String title) {
    return parameters.get(parameter) instanceof Map<?, ?> map && map.containsKey(title);
  }

  boolean hasAny(String... names) {
    return Stream.of(names).anyMatch(parameters::containsKey);
  }

  /** Whether a parameter has an entry of that version of PHP. */
  boolean hasVersion(String version, String parameter, String end) {
    return parameters.get(parameter) instanceof Map<?, ?> map
        && map.keySet().stream()
            .map(String.class::cast)
            .anyMatch(k -> (k + "/").startsWith(version + "/") && k.endsWith(end));
  }

  /** Marks an item that a finding would have elsewhere. */
  void debt(String path, ProfileItem item) {
    String debt = debts.get(item.key());
    if (debt != null) {
      comments.merge(path, debt, (a, b) -> a.contains(b) ? a : a + "; " + b);
    }
  }

  void file(RenderedFile file) {
    files.put(file.path(), file);
  }

  boolean hasFile(String path) {
    return files.containsKey(path);
  }

  void omit(ProfileItem item, String reason) {
    omitted.add(new Omitted(profileName(), item.key(), false, reason));
  }

  /** For what a new machine has by itself. */
  void provided(ProfileItem item, String by) {
    omitted.add(new Omitted(profileName(), item.key(), true, by));
  }

  private String profileName() {
    return scope.replace('_', '-');
  }

  void note(String sentence) {
    notes.add(sentence);
  }

  /** Items of this class that became part of it. */
  List<ProfileItem> rendered() {
    Set<ItemKey> left = omitted.stream().map(Omitted::item).collect(Collectors.toSet());
    return items.stream().filter(i -> !left.contains(i.key())).toList();
  }

  /** Puts the items of each part where they belong. */
  void fill(List<ProfileItem> all, List<Part> parts) {
    items.addAll(all);
    List<ProfileItem> left = new ArrayList<>(all);
    for (Part part : parts) {
      List<ProfileItem> its =
          left.stream().filter(i -> part.kinds().contains(i.item().kind())).toList();
      left.removeAll(its);
      part.render(its, this);
    }
    left.forEach(i -> omit(i, "items of this kind are not rendered yet"));
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  Map<String, List<Place>> origins() {
    return origins;
  }

  Map<String, String> comments() {
    return comments;
  }

  Collection<RenderedFile> files() {
    return files.values();
  }

  Collection<NeededSecret> secrets() {
    return new TreeMap<>(secrets).values();
  }

  List<Omitted> omitted() {
    return omitted;
  }

  List<String> notes() {
    return notes;
  }

  /** A file of the profile module that is served as it is. */
  String serve(String hostPath, Bytes content, SequencedMap<Integer, List<Place>> at) {
    String below =
        Puppet.segment(application)
            + "/"
            + scope
            + "/"
            + hostPath.substring(1).replaceAll("[^A-Za-z0-9._/-]", "_");
    String name = below;
    for (int i = 2; hasFile("site-modules/profile/files/" + name); i++) {
      name = below + "." + i;
    }
    file(new RenderedFile("site-modules/profile/files/" + name, scope, content, false, at));
    return "profile/" + name;
  }
}
