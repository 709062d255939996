package censo.source.nginx;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.inventory.Reading;
import censo.source.Draft;
import censo.source.Root;
import censo.source.Source;
import java.util.ArrayList;
import java.util.List;

/** nginx as its master would read it anew. */
public final class Nginx implements Source {
  private static final String FOLDER = "/etc/nginx";

  @Override
  public String name() {
    return "nginx";
  }

  @Override
  public Reading read(Root root, List<Item> before) {
    Invocation invocation = Invocation.of(root);
    if (root.lstat(invocation.file()).isEmpty() && root.lstat(FOLDER).isEmpty()) {
      return Reading.absent(name());
    }
    Draft draft = new Draft(name(), root);
    Includes includes = new Includes(draft, invocation.folder());
    List<Statement> given =
        includes.text(invocation.directives(), invocation.origin(), invocation.line());
    List<Statement> main = new ArrayList<>(given);
    main.addAll(includes.main(invocation.file()));

    List<Statement> taken = new Check(draft, Build.of(root)).taken(main);
    others(draft, invocation);
    if (includes.wasRead(invocation.file())) {
      noEvents(draft, invocation.file(), main);
      Items.of(invocation, taken).forEach(draft::add);
    }
    Unread.secrets(draft, invocation.folder(), taken);
    Unread.passedOver(
        draft,
        invocation.folder(),
        includes.patterns(),
        includes.opened(),
        (path, text) -> wouldBe(root, invocation, path, text));
    return draft.reading();
  }

  /** nginx asks for it at the end, and tells no line. */
  private static void noEvents(Draft draft, String file, List<Statement> main) {
    boolean events = Statement.inForce(main).anyMatch(s -> s.name().equals("events"));
    if (!events) {
      draft.add(
          draft.problem(
              Severity.FATAL,
              Code.NGINX_FATAL,
              Origin.of(file),
              "no \"events\" section in the configuration",
              "add \"events {}\" to the main file"));
    }
  }

  private static void others(Draft draft, Invocation read) {
    for (String file : Invocation.others(draft.root(), read)) {
      draft.add(
          draft.problem(
              Severity.LOST,
              Code.NGINX_UNREAD,
              Origin.of(file),
              "is the main file of another running nginx; only one nginx of a host is read",
              "run one nginx on the host"));
    }
  }

  /** Items of a file that nginx passes over; what it would refuse of them is not told. */
  private List<Item> wouldBe(Root root, Invocation invocation, String path, String text) {
    Includes includes = new Includes(new Draft(name(), root), invocation.folder());
    return Items.ofPart(includes.text(text, path, 1));
  }
}
